package dev.faultline.client.size;

import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Recovery;
import dev.faultline.client.event.SuppressedLink;
import dev.faultline.client.text.WireText;
import java.util.ArrayList;
import java.util.List;

/** Cuts an event of an exception. Used for one, by one thread. */
final class ExceptionCut {
  private final Allowance allowance;
  private final LinkCut links;

  ExceptionCut(Allowance allowance) {
    this.allowance = allowance;
    this.links = new LinkCut(allowance);
  }

  ExceptionEvent of(ExceptionEvent event) {
    int all = event.exceptions().size();
    int left = Math.max(0, all - allowance.links);
    // The first tells what was noticed, the last what went wrong.
    int head = (all - left + 1) / 2;
    List<ExceptionLink> kept = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      if (i < head || i >= head + left) {
        ExceptionLink cut = links.of(event.exceptions().get(i));
        kept.add(i == head - 1 ? LinkCut.noted(cut, left, "exceptions after it") : cut);
      }
    }
    List<SuppressedLink> suppressed = suppressed(event.suppressed(), head, left);
    List<Recovery> recoveries = recoveries(event.recoveries());
    ExceptionLink first = kept.get(0);
    first =
        LinkCut.noted(
            first, event.suppressed().size() - suppressed.size(), "suppressed exceptions");
    first = LinkCut.noted(first, event.recoveries().size() - recoveries.size(), "guards");
    kept.set(0, first);
    return event.toBuilder()
        .exceptions(kept)
        .suppressed(suppressed)
        .recoveries(recoveries)
        .dispositionDetail(allowance.name(event.dispositionDetail()))
        .injectedFault(allowance.name(event.injectedFault()))
        .detail(allowance.name(event.detail()))
        .cutToSize()
        .stackTrace(WireText.of(event.stackTrace(), allowance.stackTrace))
        .threadName(allowance.name(event.threadName()))
        .context(new ContextCut(allowance).of(event.context()))
        .build();
  }

  /** Those of exceptions that are still there, by where these are now. */
  private List<SuppressedLink> suppressed(List<SuppressedLink> all, int head, int left) {
    List<SuppressedLink> kept = new ArrayList<>();
    for (SuppressedLink one : all) {
      boolean isThere = one.of() < head || one.of() >= head + left;
      if (isThere && kept.size() < allowance.links) {
        int of = one.of() < head ? one.of() : one.of() - left;
        kept.add(new SuppressedLink(of, links.of(one.exception())));
      }
    }
    return kept;
  }

  private List<Recovery> recoveries(List<Recovery> all) {
    List<Recovery> kept = new ArrayList<>();
    for (Recovery one : all.subList(0, Math.min(all.size(), allowance.others))) {
      kept.add(
          one.toBuilder().undone(names(one.undone())).notUndone(names(one.notUndone())).build());
    }
    return kept;
  }

  private List<String> names(List<String> all) {
    List<String> kept = new ArrayList<>();
    for (String one : all.subList(0, Math.min(all.size(), allowance.others))) {
      kept.add(allowance.name(one));
    }
    if (kept.size() < all.size()) {
      kept.add("… (+" + (all.size() - kept.size()) + " more)");
    }
    return kept;
  }
}
