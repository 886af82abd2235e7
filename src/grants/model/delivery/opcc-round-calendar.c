/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All days of a round as a calendar file: its own, and those of its grants. */
#include "opcc-round-calendar.h"

#include <glib/gi18n-lib.h>

#include "opcc-calendar-writer.h"
#include "opcc-db.h"
#include "opcc-delivery.h"
#include "opcc-history.h"
#include "opcc-round.h"

typedef struct
{
  OpccCalendarWriter *writer; /* (owned) */
  gint64 n;
} Calendar;

/* What is done last is what the file is from. */
static gint64
find_stamp (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) last = opcc_db_list_actions (db, 0, 1, error);

  if (last == NULL)
    return -1;
  return last->len > 0 ? ((OpccActionEntry *) g_ptr_array_index (last, 0))->at : 0;
}

static void
add (Calendar *self,
     gpointer record,
     const char *what,
     OpccDate day,
     const char *summary,
     const char *detail)
{
  g_autofree char *uid = g_strdup_printf ("%s-%s-%s@opcc-desk", opcc_record_get_kind (record)->name,
                                          opcc_record_get_id (record), what);

  if (day == OPCC_NO_DATE)
    return;
  opcc_calendar_writer_add (self->writer, uid, day, summary, detail);
  self->n++;
}

static void
add_moment (Calendar *self, OpccRound *round, const char *what, gint64 time, const char *verb)
{
  g_autofree char *clock = time != OPCC_NO_TIME ? opcc_time_format_clock (time) : NULL;
  g_autofree char *summary = g_strdup_printf ("%s: %s", round->title, verb);
  g_autofree char *detail = clock != NULL ? g_strdup_printf (_ ("At %s"), clock) : NULL;

  if (time != OPCC_NO_TIME)
    add (self, round, what, opcc_time_get_date (time), summary, detail);
}

static void
add_round_day (Calendar *self, OpccRound *round, const char *what, OpccDate day, const char *verb)
{
  g_autofree char *summary = g_strdup_printf ("%s: %s", round->title, verb);

  add (self, round, what, day, summary, NULL);
}

static void
add_round (Calendar *self, OpccRound *round)
{
  add_moment (self, round, "opens", round->opens, _ ("opens"));
  add_moment (self, round, "closes", round->closes, _ ("closes"));
  add_round_day (self, round, "marking-opens", round->marking_opens, _ ("marking begins"));
  add_round_day (self, round, "marking-closes", round->marking_closes, _ ("marks are due"));
  add_round_day (self, round, "moderation", round->moderation_closed, _ ("moderation"));
  add_round_day (self, round, "decided", round->decided, _ ("decision"));
  add_round_day (self, round, "letters", round->letters_sent, _ ("letters"));
  add_round_day (self, round, "published", round->published, _ ("publication"));
}

static void
add_payments (Calendar *self, const OpccDelivery *grant)
{
  for (guint i = 0; i < grant->payments->len; i++)
    {
      OpccPayment *payment = g_ptr_array_index (grant->payments, i);
      const gboolean is_paid = opcc_payment_is_paid (payment);
      g_autofree char *sum = opcc_money_format (opcc_delivery_get_sum (grant, payment));
      g_autofree char *summary =
          is_paid ? g_strdup_printf (_ ("%s: %s of %s made"), grant->organisation->name,
                                     payment->title, sum)
                  : g_strdup_printf (_ ("%s: %s of %s due"), grant->organisation->name,
                                     payment->title, sum);

      if (opcc_payment_counts (payment))
        add (self, payment, "payment", is_paid ? payment->paid : payment->due, summary,
             grant->application->reference);
    }
}

static void
add_grant (Calendar *self, const OpccDelivery *grant)
{
  g_autofree char *ends = g_strdup_printf (_ ("%s: the grant ends"), grant->organisation->name);

  add_payments (self, grant);
  for (guint i = 0; i < grant->returns->len; i++)
    {
      OpccGrantReturn *one = g_ptr_array_index (grant->returns, i);
      g_autofree char *summary =
          g_strdup_printf (_ ("%s: %s due"), grant->organisation->name, one->title);

      add (self, one, "due", one->due, summary, grant->application->reference);
    }
  add (self, grant->award, "ends", grant->ends, ends, grant->application->reference);
}

static gboolean
fill_calendar (Calendar *self, OpccDb *db, gint64 round, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccRound) record = opcc_round_load (db, round, error);
  g_autoptr (GPtrArray) grants = NULL;
  gint64 stamp;

  if (record == NULL)
    return FALSE;
  grants = opcc_delivery_list (db, round, opcc_date_today (), cancellable, error);
  stamp = grants != NULL ? find_stamp (db, error) : -1;
  if (stamp < 0)
    return FALSE;
  self->writer = opcc_calendar_writer_new (record->title, stamp);
  add_round (self, record);
  for (guint i = 0; i < grants->len; i++)
    add_grant (self, g_ptr_array_index (grants, i));
  return TRUE;
}

gint64
opcc_round_calendar_write (
    OpccDb *db, gint64 round, const char *path, GCancellable *cancellable, GError **error)
{
  Calendar self = { NULL, 0 };
  gboolean written;

  if (!fill_calendar (&self, db, round, cancellable, error))
    return -1;
  written = opcc_calendar_writer_finish (self.writer, path, error);
  opcc_calendar_writer_free (self.writer);
  return written ? self.n : -1;
}

gint64
opcc_round_calendar_count (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error)
{
  Calendar self = { NULL, 0 };

  if (!fill_calendar (&self, db, round, cancellable, error))
    return -1;
  opcc_calendar_writer_free (self.writer);
  return self.n;
}
