package dev.faultline.resilience;

/** What is to run on a thread of the executor's, and what becomes of it when there is none. */
interface Handed extends Runnable {

  /**
   * There has been no thread for a while, and {@link #run} will not be called. Told on the timer's
   * thread, or on that of whoever has handed it over or closes the environment, and so must call
   * nothing of the application's that may wait.
   *
   * @param why what came of asking for one
   */
  void noThread(Throwable why);
}
