package dev.faultline.sample;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The bookshop's program. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class BookshopApplication {

  /**
   * Opens the bookshop.
   *
   * @param args Spring Boot's options; {@code --traffic} is short for {@code
   *     --bookshop.traffic.enabled=true}
   */
  public static void main(String[] args) {
    SpringApplication.run(BookshopApplication.class, withTrafficOptionSpelledOut(args));
  }

  private static String[] withTrafficOptionSpelledOut(String[] args) {
    String[] spelledOut = args.clone();
    for (int i = 0; i < spelledOut.length; i++) {
      if (spelledOut[i].equals("--traffic")) {
        spelledOut[i] = "--bookshop.traffic.enabled=true";
      }
    }
    return spelledOut;
  }

  @Bean
  Clock clock() {
    return Clock.systemDefaultZone();
  }
}
