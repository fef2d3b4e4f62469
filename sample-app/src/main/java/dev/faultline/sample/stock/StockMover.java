package dev.faultline.sample.stock;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves copies from one edition to another, each move in a transaction of its own. */
@Service
class StockMover {
  private final Stock stock;
  private final LabelPrinter labels;
  private final TransactionTemplate transaction;

  StockMover(Stock stock, LabelPrinter labels, TransactionTemplate transaction) {
    this.stock = stock;
    this.labels = labels;
    this.transaction = transaction;
  }

  void move(StockMove move) {
    String fromIsbn = move.fromIsbn();
    String toIsbn = move.toIsbn();
    int copies = move.copies();
    try {
      transaction.executeWithoutResult(status -> relabel(fromIsbn, toIsbn, copies));
    } catch (PessimisticLockingFailureException e) {
      throw new StockMoveConflictException(fromIsbn, toIsbn, e);
    }
  }

  private void relabel(String fromIsbn, String toIsbn, int copies) {
    if (!stock.take(fromIsbn, copies)) {
      throw new OutOfStockException(fromIsbn, copies, stock.copies(fromIsbn));
    }
    labels.print(toIsbn, copies);
    stock.add(toIsbn, copies);
  }
}
