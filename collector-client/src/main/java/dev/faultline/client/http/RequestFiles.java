package dev.faultline.client.http;

import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.tls.Reloaded;
import dev.faultline.client.tls.SettingFile;
import dev.faultline.client.tls.TlsFiles;
import dev.faultline.client.tls.TlsIdentity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What requests take from files, which are looked at before each of them: headers, and who we are
 * over TLS. Used by the thread that posts.
 */
final class RequestFiles {
  private final List<Reloaded<Map<String, String>>> headers = new ArrayList<>();

  /** Null when TLS needs no files. */
  private final Reloaded<TlsIdentity> tls;

  RequestFiles(HttpSettings settings) {
    for (HeaderFile header : settings.headerFiles()) {
      headers.add(reloaded(header, settings));
    }
    tls = settings.tls() == null ? null : reloaded(settings.tls(), settings);
  }

  private static Reloaded<Map<String, String>> reloaded(
      final HeaderFile header, HttpSettings settings) {
    return new Reloaded<>(
        Collections.<SettingFile>singletonList(header.file()),
        new Reloaded.Maker<Map<String, String>>() {
          @Override
          public Map<String, String> make() {
            return Collections.singletonMap(header.name(), header.value());
          }
        },
        settings.log());
  }

  private static Reloaded<TlsIdentity> reloaded(final TlsFiles files, HttpSettings settings) {
    return new Reloaded<>(
        files.all(),
        new Reloaded.Maker<TlsIdentity>() {
          @Override
          public TlsIdentity make() {
            return TlsIdentity.read(files);
          }
        },
        settings.log());
  }

  /**
   * Headers by name.
   *
   * @throws InvalidBackendException when a file never had what can be used
   */
  Map<String, String> headers() {
    Map<String, String> all = new LinkedHashMap<>();
    for (Reloaded<Map<String, String>> header : headers) {
      all.putAll(header.get());
    }
    return all;
  }

  /**
   * The same as before unless the files have changed; null when TLS needs none.
   *
   * @throws InvalidBackendException as {@link #headers}
   */
  TlsIdentity tls() {
    return tls == null ? null : tls.get();
  }
}
