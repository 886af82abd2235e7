/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A meeting that shows one document of the office file, and follows it. */
#include "opcc-document-meeting.h"

#include "opcc-deck-meeting.h"

/* What the slides are made from: the data of the meeting's builder. */
typedef struct
{
  OpccWorkspace *workspace;  /* (owned) */
  OpccDocumentOrder *order;  /* (owned) */
  GCancellable *cancellable; /* (owned) of the job under way, once the meeting is over */
  gboolean running;          /* a job is under way */
  gboolean again;            /* the office file, or the wall, has changed since it began */
} Source;

/* One time that the slides are made: the data of its job. */
typedef struct
{
  OpccDocumentOrder *order; /* (owned) */
  OpccAudience audience;
  double aspect;
} Making;

/* What waits for the job: the meeting may have got another builder by then. */
typedef struct
{
  OpccMeeting *meeting;      /* (owned) */
  OpccWorkspace *workspace;  /* (owned) */
  Source *source;            /* (unowned): alive while @cancellable was not cancelled */
  GCancellable *cancellable; /* (owned) */
} Waiting;

static void
free_source (gpointer data)
{
  Source *source = data;

  g_cancellable_cancel (source->cancellable);
  g_object_unref (source->cancellable);
  g_object_unref (source->workspace);
  opcc_document_order_free (source->order);
  g_free (source);
}

static void
free_making (gpointer data)
{
  Making *making = data;

  opcc_document_order_free (making->order);
  g_free (making);
}

static void
free_waiting (Waiting *waiting)
{
  g_object_unref (waiting->meeting);
  g_object_unref (waiting->workspace);
  g_object_unref (waiting->cancellable);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, free_waiting)

static GPtrArray *
make_of_document (OpccDb *db, const Making *making, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccDocument) document =
      opcc_document_order_build (making->order, db, making->audience, opcc_date_today (),
                                 cancellable, error);
  g_autoptr (GPtrArray) slides = NULL;
  GPtrArray *made;

  if (document == NULL)
    return NULL;
  slides = opcc_slides_from_document (document, making->aspect);
  made = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_meeting_slide_free);
  for (guint i = 0; i < slides->len; i++)
    {
      OpccSlide *slide = g_ptr_array_index (slides, i);
      OpccMeetingSlide *shown = opcc_meeting_slide_new (slide, opcc_slide_get_title (slide));

      shown->withheld = g_strdup (opcc_document_get_text (document, OPCC_DOCUMENT_WITHHELD));
      g_ptr_array_add (made, shown);
    }
  return made;
}

/* A job of the store: all of it is done before the main loop hears of it. What a deck hands out is
 * shown as the deck: with its notes, and an empty wall where something is missing. */
static gpointer
make_slides (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Making *making = data;

  if (g_str_equal (making->order->name, "handout"))
    return opcc_deck_meeting_make_slides (db, making->order, making->audience, making->aspect,
                                          opcc_date_today (), cancellable, error);
  return make_of_document (db, making, cancellable, error);
}

static void
finish_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) slides = opcc_workspace_run_finish (waiting->workspace, result, &error);
  gboolean again;

  if (g_cancellable_is_cancelled (waiting->cancellable))
    return;
  again = waiting->source->again;
  waiting->source->running = FALSE;
  waiting->source->again = FALSE;
  if (slides != NULL)
    opcc_meeting_take_slides (waiting->meeting, g_steal_pointer (&slides));
  else
    opcc_meeting_set_trouble (waiting->meeting, error->message);
  if (again && !g_cancellable_is_cancelled (waiting->cancellable))
    opcc_meeting_refresh (waiting->meeting);
}

static void
build (OpccMeeting *meeting, gpointer data)
{
  Source *source = data;
  Making *making;
  Waiting *waiting;

  if (source->running)
    {
      source->again = TRUE;
      return;
    }
  source->running = TRUE;
  making = g_new0 (Making, 1);
  making->order = opcc_document_order_copy (source->order);
  making->audience = opcc_meeting_get_audience (meeting);
  making->aspect = opcc_meeting_get_aspect (meeting);
  waiting = g_new0 (Waiting, 1);
  waiting->meeting = g_object_ref (meeting);
  waiting->workspace = g_object_ref (source->workspace);
  waiting->source = source;
  waiting->cancellable = g_object_ref (source->cancellable);
  opcc_workspace_run (source->workspace, make_slides, making, free_making,
                      (GDestroyNotify) g_ptr_array_unref, source->cancellable, finish_cb, waiting);
}

/**
 * opcc_document_meeting_new:
 * @workspace: (transfer none): the office file, whose changes it follows
 * @order: (transfer none): which document
 * @title: what the presenter sees above it
 * @audience: for whom the document is made: nothing they may not see gets into the meeting
 *
 * Returns: (transfer full): a meeting without slides; opcc_meeting_refresh () makes the first
 */
OpccMeeting *
opcc_document_meeting_new (OpccWorkspace *workspace,
                           const OpccDocumentOrder *order,
                           const char *title,
                           OpccAudience audience)
{
  OpccMeeting *meeting = opcc_meeting_new (title, audience);
  Source *source = g_new0 (Source, 1);

  source->workspace = g_object_ref (workspace);
  source->order = opcc_document_order_copy (order);
  source->cancellable = g_cancellable_new ();
  opcc_meeting_set_builder (meeting, build, source, free_source);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (opcc_meeting_refresh), meeting,
                           G_CONNECT_SWAPPED);
  return meeting;
}
