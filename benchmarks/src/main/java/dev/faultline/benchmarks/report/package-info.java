/** What is shown of a run: Markdown tables, JSON, and charts as SVG. */
package dev.faultline.benchmarks.report;
