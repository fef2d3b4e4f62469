package dev.faultline.collector.stacktrace;

import dev.faultline.collector.event.CapturedException;
import dev.faultline.collector.event.Frame;
import dev.faultline.collector.event.SuppressedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what {@code Throwable.printStackTrace()} prints: causes, suppressed exceptions, and frames
 * that are left out because they are those of the enclosing trace. Thread-safe.
 */
public final class StackTraceParser {

  /** Far more than any real chain; keeps a hostile trace from growing by its "... n more". */
  private static final int MAX_EXCEPTIONS = 64;

  private final InAppPackages inApp;

  /**
   * @param inApp which frames are the user's own
   */
  public StackTraceParser(InAppPackages inApp) {
    this.inApp = inApp;
  }

  /**
   * The exceptions of {@code text}. Never fails: what cannot be read gives no frames.
   *
   * @param type class name of the outermost exception, null to take it from the text
   * @param message its message, null to take it from the text
   * @param text the printed stack trace, may be empty
   */
  public ParsedTrace parse(String type, String message, String text) {
    TraceNode root = new Reading().read(type, message, text);
    List<CapturedException> chain = new ArrayList<>();
    List<SuppressedException> suppressed = new ArrayList<>();
    TraceHeader header = root.header().corrected(type, message);
    for (TraceNode node = root; node != null; node = node.cause) {
      int index = chain.size();
      chain.add(node.toException(node == root ? header : node.header()));
      node.suppressed.forEach(each -> collectSuppressed(each, index, suppressed));
    }
    return new ParsedTrace(chain, suppressed);
  }

  /**
   * Causes of a suppressed exception follow it, marked as such: suppressed exceptions have no chain
   * of their own.
   */
  private static void collectSuppressed(
      TraceNode suppressed, int of, List<SuppressedException> sink) {
    for (TraceNode node = suppressed; node != null; node = node.cause) {
      sink.add(new SuppressedException(of, node.toException(node.header())));
      node.suppressed.forEach(each -> collectSuppressed(each, of, sink));
      if (node.cause != null) {
        node.cause.note("cause of the suppressed " + node.header().type());
      }
    }
  }

  /** One pass over the lines. */
  private final class Reading {

    /**
     * The exception last seen at each level: 0 is the chain itself, 1 what is suppressed in it, and
     * so on.
     */
    private final Map<Integer, TraceNode> latest = new HashMap<>();

    private TraceNode current;
    private int exceptions = 1;
    private int indentUnit;

    TraceNode read(String type, String message, String text) {
      String[] lines = afterHeader(type, message, text).split("\r?\n", -1);
      TraceNode root = new TraceNode(header(type, message, text, lines[0]), List.of());
      latest.put(0, root);
      current = root;
      for (int i = 1; i < lines.length && exceptions <= MAX_EXCEPTIONS; i++) {
        accept(TraceLine.of(lines[i]));
      }
      return root;
    }

    /** A known message may look like frames itself, so that it is best passed over as a whole. */
    private String afterHeader(String type, String message, String text) {
      String known = type + ": " + message;
      return text.startsWith(known) ? text.substring(known.length()) : text;
    }

    private String header(String type, String message, String text, String firstLine) {
      String known = type + ": " + message;
      return text.startsWith(known) ? known : firstLine;
    }

    private void accept(TraceLine line) {
      switch (line.kind()) {
        case FRAME:
          indentUnit = indentUnit == 0 ? line.indent() : indentUnit;
          Frame frame = FrameText.parse(line.content());
          current.frame(frame.withInApp(inApp.contains(frame.className())));
          break;
        case COMMON_FRAMES:
          current.commonFrames(Integer.parseInt(line.content()));
          break;
        case CAUSE:
          TraceNode effect = latest.getOrDefault(level(line), current);
          effect.cause = begin(line, effect, level(line));
          break;
        case SUPPRESSED:
          TraceNode owner = latest.getOrDefault(level(line) - 1, current);
          owner.suppressed.add(begin(line, owner, level(line)));
          break;
        case CIRCULAR:
          current.circular(line.content());
          break;
        default:
          current.text(line.content());
      }
    }

    private int level(TraceLine line) {
      // Before any frame was seen, the unit is unknown; printStackTrace itself indents by one tab.
      return line.indent() / Math.max(1, indentUnit);
    }

    private TraceNode begin(TraceLine line, TraceNode enclosing, int level) {
      TraceNode node = new TraceNode(line.content(), enclosing.frames());
      latest.keySet().removeIf(deeper -> deeper > level);
      latest.put(level, node);
      current = node;
      exceptions++;
      return node;
    }
  }
}
