package com.acme.invoices

class Invoice {
    int number
    List<String> lines = []

    String line(int index) {
        def wanted = index + 1
        if (index >= lines.size()) {
            throw new IndexOutOfBoundsException("no line")
        }
        lines[index]
    }
}

@groovy.transform.CompileStatic
class Totals {
    static BigDecimal of(List<BigDecimal> amounts, int digits) {
        BigDecimal sum = 0.0G
        for (BigDecimal amount : amounts) {
            sum += amount
            if (sum > 10.0G) {
                throw new ArithmeticException("more than ten")
            }
        }
        sum
    }
}

class Invoices {
    static void attempt(String what, Closure work) {
        try {
            println "$what: ${work()}"
        } catch (Exception e) {
            println "$what failed: $e"
        }
    }

    static void main(String[] args) {
        def invoice = new Invoice(number: 5, lines: ['tea', 'jam'])
        attempt('there') { invoice.line(1) }
        attempt('missing') { invoice.line(2) }
        attempt('total') { Totals.of([4.5G, 7.25G], 2) }
        attempt('closure') {
            def rate = 3
            [1, 2].each { n ->
                def product = n * rate
                if (product > 5) {
                    throw new IllegalStateException('closure')
                }
            }
        }
        throw new IllegalStateException('the end')
    }
}
