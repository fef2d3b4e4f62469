/** What weaving of a whole method's body needs: its parameters, room for locals, its size. */
package dev.faultline.weaving.body;
