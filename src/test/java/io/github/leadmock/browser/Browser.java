package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium with what the tests do in it. For one thread. */
final class Browser implements AutoCloseable {

  static final int DESKTOP = 1200;
  static final int PHONE = 360;

  private static final Path SHOTS = Path.of("target/console");
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final JsonMapper JSON = new JsonMapper();

  /** Warns of each browser that is newer than Selenium's extras, of which we use none. */
  private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

  private static final String AXE = axe();

  private final ChromeDriver driver;
  private int visits;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** The driver is named: Selenium would download one otherwise. */
  static Browser start(Path chromium, Path chromedriver) {
    DEVTOOLS.setLevel(Level.SEVERE);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable("browser", Level.ALL);
    logs.enable("performance", Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--lang=en",
        "--user-data-dir=" + BrowserExtension.profile());
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile()).build();
    Browser browser = new Browser(new ChromeDriver(service, options));
    browser.driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    browser.resize(DESKTOP, 900);
    return browser;
  }

  @Override
  public void close() {
    driver.quit();
  }

  /** Opens a page of the console anew and waits for what it shows. */
  void open(URI mock, String page) {
    visits++;
    driver.get("%s/__admin/leadmock/?visit=%s#/%s".formatted(mock, visits, page));
    await("page " + page, () -> !all("main h1").isEmpty() && all("[aria-busy=true]").isEmpty());
  }

  /** Ends what the last page was about, and forgets what was logged of it. */
  void leave() {
    driver.get("about:blank");
    complaints();
    requested();
  }

  void get(URI address) {
    driver.get(address.toString());
  }

  void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void theme(String name) {
    script("window.leadmockTheme.set(arguments[0])", name);
  }

  /** Runs a script before those of each page; answers what ends that. */
  Runnable before(String script) {
    String id =
        String.valueOf(
            driver
                .executeCdpCommand(
                    "Page.addScriptToEvaluateOnNewDocument", Map.of("source", script))
                .get("identifier"));
    return () ->
        driver.executeCdpCommand(
            "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", id));
  }

  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  WebElement one(String css) {
    await(css, () -> !all(css).isEmpty());
    return all(css).get(0);
  }

  /** The button, link or summary with this text. */
  WebElement control(String text) {
    By place =
        By.xpath(
            "//*[self::button or self::a or self::summary][normalize-space()=\"%s\"]"
                .formatted(text));
    await(text, () -> !driver.findElements(place).isEmpty());
    return driver.findElement(place);
  }

  /** Clicks it in the middle of the window, where no header lies above it. */
  void click(String text) {
    WebElement control = control(text);
    script("arguments[0].scrollIntoView({block: 'center'})", control);
    control.click();
  }

  String text(String css) {
    return one(css).getText();
  }

  void awaitText(String css, String text) {
    await(
        "'%s' in %s".formatted(text, css),
        () -> all(css).stream().anyMatch(element -> element.getText().contains(text)));
  }

  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /**
   * Keeps back the page's calls to addresses with this part, from now on until {@link #release}.
   */
  void hold(String part) {
    script(
        """
        const [part] = arguments, real = window.fetch;
        window.held = [];
        window.fetch = async (...call) => {
          if (window.held && String(call[0]).includes(part)) {
            await new Promise((go) => window.held.push(go));
          }
          return real(...call);
        };
        """,
        part);
  }

  long held() {
    return (Long) script("return window.held.length");
  }

  void release() {
    script("window.held.forEach((go) => go()); window.held = null;");
  }

  /** Lets the timers of the page that are due within half a second go first. */
  void awaitTimers() {
    script("window.later = false; setTimeout(() => (window.later = true), 500)");
    await("timers", () -> Boolean.TRUE.equals(script("return window.later")));
  }

  /** What a list of choices shows. */
  String chosen(String label) {
    one("select[aria-label='%s']".formatted(label));
    return String.valueOf(
        script(
            "return document.querySelector(arguments[0]).selectedOptions[0].textContent",
            "select[aria-label='%s']".formatted(label)));
  }

  void choose(String label, String option) {
    one("select[aria-label='%s']".formatted(label))
        .findElement(By.xpath("option[.='%s']".formatted(option)))
        .click();
  }

  void awaitFocus(String css) {
    await(
        "focus on " + css,
        () ->
            Boolean.TRUE.equals(
                script("return document.activeElement.matches(arguments[0])", css)));
  }

  /** Goes on with the Tab key until the script says that the focused element is the one. */
  void tabTo(String test) {
    for (int step = 0; step < 60; step++) {
      press(Keys.TAB);
      if (Boolean.TRUE.equals(script("const e = document.activeElement; return " + test))) {
        return;
      }
    }
    throw new AssertionError("the Tab key never gets to: " + test);
  }

  void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isMet(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not seen in %s: %s\n%s".formatted(PATIENCE, what, text("main")));
      }
      pause();
    }
  }

  /** A page that repaints takes elements away while one looks. */
  private static boolean isMet(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (StaleElementReferenceException repainted) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(40);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** What axe-core calls serious or critical, a line each. */
  List<String> accessibilityFaults() {
    if (script("return typeof axe").equals("undefined")) {
      script(AXE);
    }
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ["violations"]}).then((result) => done(result.violations
              .filter((one) => one.impact === "serious" || one.impact === "critical")
              .map((one) => `${one.id}: ${one.nodes.map((node) => node.html).slice(0, 3).join(" ")}`)));
            """);
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  /** How far the page is wider than the window. */
  long overflow() {
    return (Long)
        script(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  /** Errors and violations of the content security policy that the browser has told since. */
  List<String> complaints() {
    return StreamSupport.stream(driver.manage().logs().get("browser").spliterator(), false)
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(entry -> entry.getMessage())
        .toList();
  }

  /** The addresses that pages have asked for since. */
  List<String> requested() {
    return StreamSupport.stream(driver.manage().logs().get("performance").spliterator(), false)
        .map(entry -> JSON.readTree(entry.getMessage()).path("message"))
        .filter(message -> message.path("method").asString("").equals("Network.requestWillBeSent"))
        .map(message -> message.at("/params/request/url").asString(""))
        .filter(url -> url.startsWith("http") || url.startsWith("ws"))
        .toList();
  }

  /** The whole page, up to a height that one can still look at. */
  void photograph(String name, int width) {
    long height = (Long) script("return document.documentElement.scrollHeight");
    resize(width, (int) Math.max(700, Math.min(height, 2400)));
    try {
      Files.createDirectories(SHOTS);
      Files.write(SHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot write the picture " + name, unwritable);
    }
    resize(width, 900);
  }

  JsonNode json(String text) {
    return JSON.readTree(text);
  }

  private static String axe() {
    try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
      assertThat(script).as("axe.min.js on the test class path").isNotNull();
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read axe.min.js", unreadable);
    }
  }
}
