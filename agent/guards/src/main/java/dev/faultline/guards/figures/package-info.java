/** What guards have done, counted and measured, for metrics and for people. */
package dev.faultline.guards.figures;
