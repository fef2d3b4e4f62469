/** What application code compiles against; it does nothing without the agent. */
module dev.faultline.annotations {
  exports dev.faultline.annotation;
  exports dev.faultline.api;
}
