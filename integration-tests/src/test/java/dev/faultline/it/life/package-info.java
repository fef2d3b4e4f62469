/** What became of exceptions: the table of docs/lives.md, row by row. */
package dev.faultline.it.life;
