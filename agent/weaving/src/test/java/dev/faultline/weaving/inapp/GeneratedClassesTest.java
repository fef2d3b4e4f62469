package dev.faultline.weaving.inapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedClassesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com/acme/Shop$$SpringCGLIB$$0",
        "com/acme/Shop$$EnhancerBySpringCGLIB$$1a2b",
        "com/acme/Shop$$FastClassBySpringCGLIB$$1a2b",
        "com/acme/Shop$$EnhancerByGuice$$1",
        "com/acme/Shop$$Lambda$14/0x0000000800c03000",
        "com/acme/Shop$$Lambda",
        "com/acme/Order$HibernateProxy$Zk1",
        "com/acme/Order$HibernateInstantiator$x",
        "com/acme/Shop$MockitoMock$123",
        "com/acme/Shop$ByteBuddy$abc",
        "com/acme/Order_$$_jvst1_0",
        "com/acme/Shop$Proxy$_$$_WeldClientProxy",
        "com/acme/$Proxy12",
        "$Proxy0",
      })
  void knowsClassesThatLibrariesMake(String name) {
    assertThat(GeneratedClasses.isGenerated(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com/acme/Shop",
        "com/acme/Shop$Order",
        "com/acme/Shop$1",
        "com/acme/Shop$1Local",
        "com/acme/$Proxy",
        "com/acme/$ProxyFactory",
        "com/acme/Lambda",
        "com/acme/EnhancerBySpring",
        "com/acme/Main$",
        "com/acme/Main$$anonfun$1",
        "com/acme/MainKt$main$1",
        "com/acme/$Gson$Types",
      })
  void takesWhatPeopleAndCompilersWriteForTheirOwn(String name) {
    assertThat(GeneratedClasses.isGenerated(name)).isFalse();
  }

  @Test
  void knowsTheProxiesOfThisJdk() {
    Object proxy =
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Runnable.class}, (p, m, a) -> null);

    assertThat(GeneratedClasses.isGenerated(proxy.getClass().getName().replace('.', '/'))).isTrue();
  }
}
