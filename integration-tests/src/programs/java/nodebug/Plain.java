/** One class without a package. */
class Plain {

  static int depth(int level) {
    String text = "level " + level;
    if (level == 3) {
      throw new IllegalStateException(text);
    }
    try {
      return depth(level + 1);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("never", e);
    } finally {
      System.out.println(text);
    }
  }

  public static void main(String[] args) {
    try {
      depth(0);
    } catch (IllegalStateException e) {
      e.printStackTrace();
    }
    depth(2);
  }
}
