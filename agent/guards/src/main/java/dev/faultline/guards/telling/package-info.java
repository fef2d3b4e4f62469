/** What guards do, told as part of the stories of the exceptions that they do it for. */
package dev.faultline.guards.telling;
