package com.acme.lives

import java.io.Closeable

class Door : Closeable {
    override fun close() = throw IllegalStateException("of a Kotlin close")
}

object KotlinLives {
    private var last: Any? = null

    private fun fail(why: String): Nothing = throw IllegalArgumentException(why)

    fun handled() {
        last = try {
            fail("handled in Kotlin")
        } catch (e: IllegalArgumentException) {
            e.message
        }
    }

    fun swallowed() {
        last = try {
            fail("swallowed in Kotlin")
        } catch (e: IllegalArgumentException) {
            null
        }
    }

    fun caughtByRunCatching() {
        last = runCatching { fail("caught by runCatching") }.getOrNull()
    }

    fun used() {
        try {
            Door().use { fail("through Kotlin's use") }
        } catch (e: IllegalArgumentException) {
            last = e.message
        }
    }

    fun wrapped() {
        try {
            wraps()
        } catch (e: IllegalStateException) {
            last = e.message
        }
    }

    private fun wraps() {
        try {
            fail("wrapped in Kotlin")
        } catch (e: IllegalArgumentException) {
            throw IllegalStateException("Kotlin's wrapper", e)
        }
    }

    fun replacedInFinally() {
        try {
            try {
                fail("replaced in Kotlin's finally")
            } finally {
                Door().close()
            }
        } catch (e: IllegalStateException) {
            last = e.message
        }
    }
}

fun main() {
    KotlinLives.handled()
    KotlinLives.swallowed()
    KotlinLives.caughtByRunCatching()
    KotlinLives.used()
    KotlinLives.wrapped()
    KotlinLives.replacedInFinally()
}
