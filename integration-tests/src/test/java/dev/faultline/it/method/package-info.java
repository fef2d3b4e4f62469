/** Methods that the user names, in a properties file or by annotation. */
package dev.faultline.it.method;
