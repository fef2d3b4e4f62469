package com.acme.orders

data class Line(val isbn: String, val copies: Int)

class Order(val number: Int, val lines: List<Line>) {
    init {
        require(number > 0) { "number $number" }
    }

    fun first(isbn: String): Line = lines.firstOrNull { it.isbn == isbn } ?: throw NoSuchElementException("no $isbn")

    companion object {
        fun parse(text: String): Order {
            val parts = text.split(":")
            if (parts.size != 2) throw IllegalArgumentException("not an order")
            return Order(parts[0].toInt(), listOf(Line(parts[1], 1)))
        }
    }
}

inline fun <T> attempt(what: String, block: () -> T) {
    try {
        println("$what: ${block()}")
    } catch (e: Exception) {
        println("$what failed: $e")
        for (frame in e.stackTrace) println("  $frame")
    }
}

inline fun checked(copies: Int, tooMany: (Int) -> Nothing): Int {
    val limit = 10
    if (copies > limit) tooMany(limit)
    return copies
}

tailrec fun down(level: Int, sum: Long = 0): Long {
    if (level == 0) throw IllegalStateException("bottom")
    return down(level - 1, sum + level)
}

suspend fun never() {
    throw IllegalStateException("never called")
}

fun main() {
    attempt("parse") { Order.parse("7") }
    attempt("init") { Order(0, emptyList()) }
    val order = Order.parse("7:978")
    attempt("first") { order.first("979") }
    attempt("inline") {
        val copies = 12
        checked(copies) { limit -> throw IllegalStateException("more than $limit") }
    }
    attempt("when") {
        val size: Any = 3L
        when (size) {
            is Int -> size + 1
            is String -> size.length
            else -> throw UnsupportedOperationException("kind")
        }
    }
    attempt("lambda") {
        listOf(1, 2, 3).map { number ->
            val square = number * number
            if (square > 3) throw IllegalStateException("square")
            square
        }
    }
    attempt("tailrec") { down(3) }
    throw IllegalStateException("the end")
}
