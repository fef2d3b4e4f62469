package dev.faultline.resilience.restore;

import java.util.Calendar;
import java.util.GregorianCalendar;

/** What a calendar was set to. */
final class CalendarContent extends Content {

  private final Calendar calendar;
  private final Calendar copy;

  CalendarContent(Calendar calendar) {
    this.calendar = calendar;
    copy = (Calendar) calendar.clone();
  }

  /** There are several calendars in the JDK, not all of them public. */
  static boolean isFor(Class<?> type) {
    return Calendar.class.isAssignableFrom(type) && type.getClassLoader() == null;
  }

  /** Whether its time zone is the JDK's too: a calendar asks its zone for nearly everything. */
  static boolean isOfJdk(Calendar calendar) {
    return calendar.getTimeZone().getClass().getClassLoader() == null;
  }

  @Override
  void putBack() {
    if (calendar.equals(copy)) {
      return;
    }
    calendar.setLenient(copy.isLenient());
    calendar.setFirstDayOfWeek(copy.getFirstDayOfWeek());
    calendar.setMinimalDaysInFirstWeek(copy.getMinimalDaysInFirstWeek());
    if (calendar.getClass() == GregorianCalendar.class) {
      ((GregorianCalendar) calendar)
          .setGregorianChange(((GregorianCalendar) copy).getGregorianChange());
    }
    calendar.setTimeZone(copy.getTimeZone());
    calendar.setTimeInMillis(copy.getTimeInMillis());
  }
}
