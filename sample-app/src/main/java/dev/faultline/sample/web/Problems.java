package dev.faultline.sample.web;

import dev.faultline.sample.catalog.BookNotFoundException;
import dev.faultline.sample.imports.ImportException;
import dev.faultline.sample.orders.OrderNotFoundException;
import dev.faultline.sample.payments.PaymentDeclinedException;
import dev.faultline.sample.pricing.PricingException;
import dev.faultline.sample.pricing.UnknownPromotionException;
import dev.faultline.sample.rates.RateUnavailableException;
import dev.faultline.sample.reports.ReportException;
import dev.faultline.sample.shipping.CarrierUnavailableException;
import dev.faultline.sample.shipping.InvalidParcelException;
import dev.faultline.sample.shipping.ShippingTimeoutException;
import dev.faultline.sample.stock.OutOfStockException;
import dev.faultline.sample.stock.StockMoveConflictException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells callers what went wrong, as problem details (RFC 9457). */
@RestControllerAdvice
class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler(InvalidParcelException.class)
  ProblemDetail badRequest(RuntimeException e) {
    return problem(HttpStatus.BAD_REQUEST, e);
  }

  @ExceptionHandler(PaymentDeclinedException.class)
  ProblemDetail paymentRequired(RuntimeException e) {
    return problem(HttpStatus.PAYMENT_REQUIRED, e);
  }

  @ExceptionHandler({
    BookNotFoundException.class,
    OrderNotFoundException.class,
    UnknownPromotionException.class
  })
  ProblemDetail notFound(RuntimeException e) {
    return problem(HttpStatus.NOT_FOUND, e);
  }

  @ExceptionHandler({OutOfStockException.class, StockMoveConflictException.class})
  ProblemDetail conflict(RuntimeException e) {
    return problem(HttpStatus.CONFLICT, e);
  }

  @ExceptionHandler(ImportException.class)
  ProblemDetail unprocessable(RuntimeException e) {
    return problem(HttpStatus.UNPROCESSABLE_CONTENT, e);
  }

  @ExceptionHandler({CarrierUnavailableException.class, RateUnavailableException.class})
  ProblemDetail badGateway(RuntimeException e) {
    return problem(HttpStatus.BAD_GATEWAY, e);
  }

  @ExceptionHandler(ShippingTimeoutException.class)
  ProblemDetail gatewayTimeout(RuntimeException e) {
    return problem(HttpStatus.GATEWAY_TIMEOUT, e);
  }

  @ExceptionHandler({PricingException.class, ReportException.class})
  ProblemDetail internalError(RuntimeException e) {
    log.error("{}: {}", e.getMessage(), e.getCause().toString());
    return problem(HttpStatus.INTERNAL_SERVER_ERROR, e);
  }

  private static ProblemDetail problem(HttpStatus status, RuntimeException e) {
    return ProblemDetail.forStatusAndDetail(status, e.getMessage());
  }
}
