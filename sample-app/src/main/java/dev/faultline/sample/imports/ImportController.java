package dev.faultline.sample.imports;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/imports")
class ImportController {
  record Booked(String file, int lines) {}

  private final SupplierImport imports;

  ImportController(SupplierImport imports) {
    this.imports = imports;
  }

  @PutMapping(path = "/{file}", consumes = "text/csv", produces = MediaType.APPLICATION_JSON_VALUE)
  Booked book(@PathVariable String file, @RequestBody String text) {
    return new Booked(file, imports.book(file, text));
  }
}
