package com.acme.lives

class Door implements Closeable {
    void close() {
        throw new IllegalStateException('of a Groovy close')
    }
}

class GroovyLives {
    static Object last

    static void fail(String why) {
        throw new IllegalArgumentException(why)
    }

    static void handled() {
        try {
            fail('handled in Groovy')
        } catch (IllegalArgumentException e) {
            last = e.message
        }
    }

    static void swallowed() {
        try {
            fail('swallowed in Groovy')
        } catch (IllegalArgumentException ignored) {
            last = null
        }
    }

    static void closed() {
        try (Door door = new Door()) {
            fail("through Groovy's resources")
        } catch (IllegalArgumentException e) {
            last = e.message
        }
    }

    static void wrapped() {
        try {
            wraps()
        } catch (IllegalStateException e) {
            last = e.message
        }
    }

    static void wraps() {
        try {
            fail('wrapped in Groovy')
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("Groovy's wrapper", e)
        }
    }

    static void replacedInFinally() {
        try {
            loses()
        } catch (IllegalStateException e) {
            last = e.message
        }
    }

    static void loses() {
        try {
            fail("replaced in Groovy's finally")
        } finally {
            new Door().close()
        }
    }

    static void main(String[] args) {
        handled()
        swallowed()
        closed()
        wrapped()
        replacedInFinally()
    }
}
