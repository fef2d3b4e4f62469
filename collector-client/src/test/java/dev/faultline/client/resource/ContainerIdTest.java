package dev.faultline.client.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerIdTest {
  private static final String ID =
      "dc64b5743252dbaef6e30521c34d6bbd1620c8ce65bdb7bf9e7143b61bb5b183";
  private static final String OTHER =
      "1f4a3f8e0f5e4ad0a3b54d2e2a1b7bb90a0ce1a9f0f0c5b1d2e3f4a5b6c7d8e9";

  @TempDir private Path proc;

  private String withFile(String name, String content) throws IOException {
    Files.createDirectories(proc.resolve("self"));
    Files.writeString(proc.resolve("self").resolve(name), content);
    return ContainerId.of(proc.toFile());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13:name=systemd:/docker/" + ID,
        "12:pids:/kubepods/besteffort/pod6b9c/" + ID,
        "0::/kubepods.slice/kubepods-pod872d.slice/cri-containerd-" + ID + ".scope",
        "1:cpu:/\n0::/system.slice/docker-" + ID + ".scope\n",
      })
  void isReadFromControlGroups(String content) throws IOException {
    assertThat(withFile("cgroup", content)).isEqualTo(ID);
  }

  @Test
  void isReadFromMountsWhereTheOwnGroupIsTheRoot() throws IOException {
    assertThat(withFile("cgroup", "0::/\n")).isNull();
    String layers = "400 1 0:9 / / rw - overlay overlay lowerdir=/docker/" + OTHER + "/diff\n";
    String host = "473 456 254:1 /docker/containers/" + ID + "/hostname /etc/hostname rw - ext4\n";
    assertThat(withFile("mountinfo", layers + host)).isEqualTo(ID);
  }

  @Test
  void isNotThereOutsideOfContainers() throws IOException {
    assertThat(ContainerId.of(proc.toFile())).isNull();
    assertThat(withFile("cgroup", "0::/user.slice/user-1000.slice/session-2.scope\n")).isNull();
    assertThat(withFile("mountinfo", "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n")).isNull();
  }
}
