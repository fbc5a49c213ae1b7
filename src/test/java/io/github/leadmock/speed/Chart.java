package io.github.leadmock.speed;

import java.util.List;
import java.util.Locale;

/** Requests per second as bars, one group per contest with the first number of connections. */
final class Chart {

  private static final int WIDTH = 860;
  private static final int LEFT = 230;
  private static final int RIGHT = 110;
  private static final int BAR = 18;
  private static final int HEAD = 34;
  private static final int TOP = 44;
  private static final String OURS = "#1f6feb";
  private static final String THEIRS = "#9aa4b2";

  private final StringBuilder svg = new StringBuilder();

  private Chart() {}

  static String of(List<Score> all) {
    int connections = all.isEmpty() ? 0 : all.get(0).contest().connections();
    List<Score> scores =
        all.stream().filter(score -> score.contest().connections() == connections).toList();
    return new Chart().draw(scores, connections);
  }

  private String draw(List<Score> scores, int connections) {
    int bars = scores.stream().mapToInt(score -> score.loads().size()).sum();
    int height = TOP + scores.size() * HEAD + bars * BAR + 10;
    double most =
        scores.stream()
            .flatMap(score -> score.loads().keySet().stream().map(score::rate))
            .mapToDouble(Spread::median)
            .max()
            .orElse(1);
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="sans-serif" font-size="12">
        <title>Requests a second, %d connections</title>
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        """
            .formatted(WIDTH, height, connections));
    text(10, 24, "bold", "start", "Requests a second, %d connections".formatted(connections));
    int y = TOP;
    for (Score score : scores) {
      text(10, y + 18, "bold", "start", score.contest().workload().label());
      y += HEAD - 8;
      for (Contest.Entrant entrant : score.contest().entrants()) {
        bar(y, score, entrant, most);
        y += BAR;
      }
      y += 8;
    }
    return svg.append("</svg>\n").toString();
  }

  private void bar(int y, Score score, Contest.Entrant entrant, double most) {
    double rate = score.rate(entrant).median();
    double width = rate / most * (WIDTH - LEFT - RIGHT);
    boolean other = entrant.workload() != score.contest().workload();
    String label = entrant.server().label() + (other ? ", " + entrant.workload().label() : "");
    text(LEFT - 8, y + 12, "normal", "end", label);
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
            LEFT,
            y,
            width,
            BAR - 4,
            entrant.server().isLeadmock() ? OURS : THEIRS));
    text(
        (int) (LEFT + width) + 6,
        y + 12,
        "normal",
        "start",
        String.format(Locale.ROOT, "%,.0f", rate));
  }

  private void text(int x, int y, String weight, String anchor, String words) {
    svg.append(
        "<text x=\"%d\" y=\"%d\" font-weight=\"%s\" text-anchor=\"%s\" fill=\"#1b1f24\">%s</text>\n"
            .formatted(x, y, weight, anchor, words.replace("&", "&amp;").replace("<", "&lt;")));
  }
}
