package dev.faultline.client.event;

/** A clock that counts milliseconds since 1970. */
interface UnixMillis {
  UnixMillis SYSTEM =
      new UnixMillis() {
        @Override
        public long now() {
          return System.currentTimeMillis();
        }
      };

  long now();
}
