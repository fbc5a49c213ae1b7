package example;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The recipe of docs/java.md. Compiled only: there is no Docker where this runs. */
final class ContainerRecipe {

  private ContainerRecipe() {}

  static GenericContainer<?> mock() {
    GenericContainer<?> mock =
        new GenericContainer<>("leadmock/leadmock:0.1.0")
            .withExposedPorts(8080)
            .withEnv("LEADMOCK_ADMIN_TOKEN", "a-token")
            .waitingFor(Wait.forHttp("/__admin/health"));
    return mock;
  }
}
