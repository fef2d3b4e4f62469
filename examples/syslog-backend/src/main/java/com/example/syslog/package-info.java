/** A backend of one's own: events as lines for a syslog server. docs/backends.md tells about it. */
package com.example.syslog;
