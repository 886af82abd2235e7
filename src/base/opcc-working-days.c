/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bank holidays of the parts of the United Kingdom, computed, and counting in working days. */
#include "opcc-working-days.h"

#define ENGLAND_WALES    OPCC_NATION_ENGLAND_WALES
#define SCOTLAND         OPCC_NATION_SCOTLAND
#define NORTHERN_IRELAND OPCC_NATION_NORTHERN_IRELAND
#define ANY              OPCC_NATION_ANY

/* The first year in which St Andrew's Day was one (St Andrew's Day Bank Holiday (Scotland) Act
 * 2007). */
#define ST_ANDREWS_YEAR 2007

/* Days made a bank holiday by proclamation, for one year. */
static const struct
{
  int year;
  int month;
  int day;
  OpccNation nations;
} extra_days[] = {
  { 1981, 7, 29, ANY },      /* a royal wedding */
  { 1995, 5, 8, ANY },       /* 50 years since the end of the war in Europe, for 1 May */
  { 1999, 12, 31, ANY },     /* the new millennium */
  { 2002, 6, 3, ANY },       /* Golden Jubilee */
  { 2002, 6, 4, ANY },       /* the spring bank holiday, moved */
  { 2011, 4, 29, ANY },      /* a royal wedding */
  { 2012, 6, 4, ANY },       /* the spring bank holiday, moved */
  { 2012, 6, 5, ANY },       /* Diamond Jubilee */
  { 2020, 5, 8, ANY },       /* 75 years since the end of the war in Europe, for 4 May */
  { 2022, 6, 2, ANY },       /* the spring bank holiday, moved */
  { 2022, 6, 3, ANY },       /* Platinum Jubilee */
  { 2022, 9, 19, ANY },      /* the state funeral of Queen Elizabeth II */
  { 2023, 5, 8, ANY },       /* the coronation of King Charles III */
  { 2026, 6, 15, SCOTLAND }, /* Scotland's first match at the World Cup */
};

/* Easter Sunday: the anonymous Gregorian algorithm (Nature, 20 April 1876; J. Meeus, Astronomical
 * Algorithms, chapter 8). */
static OpccDate
find_easter (int year)
{
  int a = year % 19;
  int b = year / 100;
  int c = year % 100;
  int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  int m = (a + 11 * h + 22 * l) / 451;
  int n = h + l - 7 * m + 114;

  return opcc_date_from_ymd (year, n / 31, n % 31 + 1);
}

static gboolean
is_weekend (OpccDate date)
{
  return opcc_date_get_weekday (date) >= G_DATE_SATURDAY;
}

/* A single holiday that falls on a weekend is kept on the Monday. */
static gboolean
is_single_day (OpccDate date, int year, int month, int day)
{
  OpccDate holiday = opcc_date_from_ymd (year, month, day);

  while (is_weekend (holiday))
    holiday++;
  return date == holiday;
}

/* Two holidays in a row are two working days, whichever weekend they meet. */
static gboolean
is_pair_of_days (OpccDate date, int year, int month, int day)
{
  OpccDate first = opcc_date_from_ymd (year, month, day);
  OpccDate second = first + 1;

  /* On Sunday and Monday it is the Sunday's that moves, over the Monday, to Tuesday. */
  while (is_weekend (first))
    first++;
  while (is_weekend (second) || second == first)
    second++;
  return date == first || date == second;
}

static gboolean
is_extra_day (int year, int month, int day, OpccNation nations)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (extra_days); i++)
    if (extra_days[i].year == year && extra_days[i].month == month && extra_days[i].day == day)
      return (extra_days[i].nations & nations) != 0;
  return FALSE;
}

/* The Mondays of May and August: first of May, last of May, first of August in Scotland and last
 * of August elsewhere. */
static gboolean
is_monday_holiday (int year, int month, int day, OpccNation nations)
{
  gboolean moved;

  if (month == 8)
    return ((nations & SCOTLAND) && day <= 7) ||
           ((nations & (ENGLAND_WALES | NORTHERN_IRELAND)) && day > 24);
  if (day <= 7)
    {
      moved = year == 1995 || year == 2020;
      return !moved;
    }
  moved = year == 2002 || year == 2012 || year == 2022;
  return day > 24 && !moved;
}

/**
 * opcc_is_bank_holiday:
 * @date: a day, not %OPCC_NO_DATE
 * @nations: whose holidays count
 *
 * Computes the holidays of the Banking and Financial Dealings Act 1971 Sch. 1, the customary ones
 * (Good Friday, Christmas Day), and those proclaimed for one year, with the substitutes for
 * weekends as gov.uk/bank-holidays lists them. Right from 1978; a holiday proclaimed after the
 * program was made is not known to it.
 *
 * Returns: whether @date is a bank holiday, or a substitute, in any of @nations
 */
gboolean
opcc_is_bank_holiday (OpccDate date, OpccNation nations)
{
  OpccDate easter;
  GDateWeekday weekday;
  int year;
  int month;
  int day;

  g_return_val_if_fail (date != OPCC_NO_DATE, FALSE);

  weekday = opcc_date_get_weekday (date);
  if (weekday >= G_DATE_SATURDAY || (nations & ANY) == 0)
    return FALSE;
  opcc_date_get_ymd (date, &year, &month, &day);
  switch (month)
    {
    case 1:
      if ((nations & SCOTLAND) && is_pair_of_days (date, year, 1, 1))
        return TRUE;
      return is_single_day (date, year, 1, 1);
    case 3:
    case 4:
      easter = find_easter (year);
      if (date == easter - 2)
        return TRUE;
      if (date == easter + 1 && (nations & (ENGLAND_WALES | NORTHERN_IRELAND)))
        return TRUE;
      if ((nations & NORTHERN_IRELAND) && is_single_day (date, year, 3, 17))
        return TRUE;
      break;
    case 5:
    case 8:
      if (weekday == G_DATE_MONDAY && is_monday_holiday (year, month, day, nations))
        return TRUE;
      break;
    case 7:
      if ((nations & NORTHERN_IRELAND) && is_single_day (date, year, 7, 12))
        return TRUE;
      break;
    case 11:
    case 12:
      if ((nations & SCOTLAND) && year >= ST_ANDREWS_YEAR && is_single_day (date, year, 11, 30))
        return TRUE;
      if (is_pair_of_days (date, year, 12, 25))
        return TRUE;
      break;
    default:
      break;
    }
  return is_extra_day (year, month, day, nations);
}

/**
 * opcc_is_working_day:
 * @date: a day, not %OPCC_NO_DATE
 * @nations: whose holidays count; %OPCC_NATION_ANY for a Freedom of Information request
 *
 * A working day is any but a Saturday, a Sunday, Christmas Day, Good Friday and a bank holiday "in
 * any part of the United Kingdom" (Freedom of Information Act 2000 s.10(6)). Days on which the
 * office is closed are working days all the same.
 *
 * Returns: whether @date is one
 */
gboolean
opcc_is_working_day (OpccDate date, OpccNation nations)
{
  g_return_val_if_fail (date != OPCC_NO_DATE, FALSE);

  return !is_weekend (date) && !opcc_is_bank_holiday (date, nations);
}

/**
 * opcc_add_working_days:
 * @date: a day, working or not, or %OPCC_NO_DATE
 * @days: how many working days later; negative is earlier
 * @nations: whose holidays count
 *
 * The day itself is not counted: an answer is due by the "twentieth working day following the date
 * of receipt" (Freedom of Information Act 2000 s.10(1)), which is 20 days from the receipt here.
 *
 * Returns: a working day, or @date itself if @days is 0; %OPCC_NO_DATE for %OPCC_NO_DATE
 */
OpccDate
opcc_add_working_days (OpccDate date, int days, OpccNation nations)
{
  int step = days < 0 ? -1 : 1;

  if (date == OPCC_NO_DATE)
    return OPCC_NO_DATE;
  while (days != 0)
    {
      date += step;
      if (opcc_is_working_day (date, nations))
        days -= step;
    }
  return date;
}

/**
 * opcc_count_working_days:
 * @after: a day, not %OPCC_NO_DATE; it is not counted
 * @until: a day, not %OPCC_NO_DATE; it is counted if it is a working day
 * @nations: whose holidays count
 *
 * The reverse of opcc_add_working_days(): how many working days there are from the morrow of
 * @after up to and with @until.
 *
 * Returns: working days; negative, from @after's eve back to @until, if @until is earlier
 */
int
opcc_count_working_days (OpccDate after, OpccDate until, OpccNation nations)
{
  int step = until < after ? -1 : 1;
  int days = 0;

  g_return_val_if_fail (after != OPCC_NO_DATE && until != OPCC_NO_DATE, 0);

  while (after != until)
    {
      after += step;
      if (opcc_is_working_day (after, nations))
        days += step;
    }
  return days;
}
