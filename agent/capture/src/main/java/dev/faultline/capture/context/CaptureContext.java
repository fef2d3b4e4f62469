package dev.faultline.capture.context;

import dev.faultline.capture.Holders;
import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the scopes of a thread hold at one moment: layers, one for each scope in which something was
 * set, each on top of the one around it. Immutable: to keep it costs a pointer.
 */
public final class CaptureContext {

  /** Without anything set. */
  static final CaptureContext EMPTY = new CaptureContext(null, Tags.NONE, null, Trail.NONE);

  /** Tasks that start each other with their context would otherwise pile up layers without end. */
  private static final int MAX_LAYERS = 16;

  private final CaptureContext outer;
  private final Tags tags;
  private final User user;
  private final Trail trail;
  private final int layers;

  /** What the application holds of it, made when it first takes it; perhaps more than one. */
  private volatile Object[] handle;

  private CaptureContext(CaptureContext outer, Tags tags, User user, Trail trail) {
    this.outer = outer;
    this.tags = tags;
    this.user = user;
    this.trail = trail;
    this.layers = outer == null ? 1 : outer.layers + 1;
  }

  /** What the application is given for it. */
  Object[] handle(Holders handles) {
    Object[] made = handle;
    if (made == null) {
      made = handles.hold(this);
      handle = made;
    }
    return made;
  }

  /** An empty layer on top of this one. */
  CaptureContext layer(int breadcrumbs) {
    CaptureContext below = layers < MAX_LAYERS ? this : flat(breadcrumbs);
    return new CaptureContext(below, Tags.NONE, null, Trail.NONE);
  }

  /** The same layer on top of another one. */
  CaptureContext on(CaptureContext other) {
    return new CaptureContext(other, tags, user, trail);
  }

  CaptureContext withTag(String name, Object value) {
    return new CaptureContext(outer, tags.with(name, value), user, trail);
  }

  CaptureContext withUser(User other) {
    return new CaptureContext(outer, tags, other, trail);
  }

  /**
   * @param limit how many are kept, 1 or more
   */
  CaptureContext withBreadcrumb(Breadcrumb breadcrumb, int limit) {
    return new CaptureContext(outer, tags, user, trail.with(breadcrumb, limit));
  }

  /** Puts the tags of all layers into the map, those of inner ones over those of outer ones. */
  void putTagsInto(Map<String, Object> all) {
    if (outer != null) {
      outer.putTagsInto(all);
    }
    tags.putInto(all);
  }

  /** The innermost layer's user that is set, or null. */
  User user() {
    return user != null || outer == null ? user : outer.user();
  }

  /** Adds the breadcrumbs of all layers, in no particular order. */
  void addBreadcrumbsTo(List<Breadcrumb> all) {
    trail.addTo(all);
    if (outer != null) {
      outer.addBreadcrumbsTo(all);
    }
  }

  private CaptureContext flat(int limit) {
    Map<String, Object> allTags = new LinkedHashMap<>();
    putTagsInto(allTags);
    Tags flatTags = Tags.NONE;
    for (Map.Entry<String, Object> tag : allTags.entrySet()) {
      flatTags = flatTags.with(tag.getKey(), tag.getValue());
    }
    Trail flatTrail = Trail.NONE;
    if (limit > 0) {
      List<Breadcrumb> all = new ArrayList<>();
      addBreadcrumbsTo(all);
      for (Breadcrumb breadcrumb : Breadcrumbs.newest(all, limit)) {
        flatTrail = flatTrail.with(breadcrumb, limit);
      }
    }
    return new CaptureContext(null, flatTags, user(), flatTrail);
  }
}
