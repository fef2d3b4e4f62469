package dev.faultline.sample.orders;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@RequestMapping("/orders")
class OrderController {
  private final OrderDesk desk;
  private final Orders orders;

  OrderController(OrderDesk desk, Orders orders) {
    this.desk = desk;
    this.orders = orders;
  }

  @PostMapping
  ResponseEntity<Order> place(@RequestBody OrderRequest request) {
    Order order = desk.place(request);
    return ResponseEntity.created(
            ServletUriComponentsBuilder.fromCurrentRequest()
                .path("/{id}")
                .buildAndExpand(order.id())
                .toUri())
        .body(order);
  }

  @GetMapping("/{id}")
  Order one(@PathVariable long id) {
    return orders.get(id);
  }
}
