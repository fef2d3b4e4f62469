/**
 * Puts the fields of an object back to what they were: references, and what collections, maps,
 * arrays and some other mutable classes of the JDK hold.
 *
 * <p>Copying runs none of the application's code: a class is looked into only if it is exactly one
 * of those of {@link dev.faultline.resilience.restore.KnownClasses}, or a wrapper of the JDK's
 * around such a one; what cannot be looked into is told to a {@link
 * dev.faultline.resilience.restore.RestoreListener}. Putting back what a hash table or a sorted
 * collection has lost asks its elements for {@code hashCode} and the like, as any change of it
 * does; where nothing has changed, nobody is asked.
 */
package dev.faultline.resilience.restore;
