/** What the settings of all policies are checked by, so that a wrong one is told in one way. */
package dev.faultline.resilience.setting;
