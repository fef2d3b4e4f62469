package dev.faultline.sample.web;

import dev.faultline.sample.traffic.Scenario;
import dev.faultline.sample.traffic.Scenarios;
import java.net.URI;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
class IndexController {
  record Call(String what, int status, String command) {}

  record Index(List<Call> succeeding, List<Call> failing) {}

  @GetMapping("/")
  Index index() {
    URI bookshop = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri();
    return new Index(calls(Scenarios.succeeding(), bookshop), calls(Scenarios.failing(), bookshop));
  }

  private static List<Call> calls(List<Scenario> scenarios, URI bookshop) {
    return scenarios.stream()
        .map(scenario -> new Call(scenario.what(), scenario.status(), scenario.curl(bookshop)))
        .toList();
  }
}
