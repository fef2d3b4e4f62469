package dev.faultline.resilience.restore;

/** What a synchronized collection or map held; put back under the lock that its users take. */
final class SynchronizedContent extends Content {

  private final Object mutex;
  private final Content beneath;

  SynchronizedContent(Object mutex, Content beneath) {
    this.mutex = mutex;
    this.beneath = beneath;
  }

  @Override
  Object[] elements() {
    return beneath.elements();
  }

  @Override
  void elementIsCopied(int index) {
    beneath.elementIsCopied(index);
  }

  @Override
  void putBack() {
    synchronized (mutex) {
      beneath.putBack();
    }
  }
}
