/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSlideStack: slides in the making; each new one gets the head and foot of its message. */
#pragma once

#include "opcc-slide-items.h"

G_BEGIN_DECLS

/* One message, which may go on over several slides. The stack takes copies. */
typedef struct
{
  const char *title;
  const char *subtitle; /* (nullable) */
  const char *section;  /* (nullable): heading it stands under, if that is not the title */
  const char *figure;   /* (nullable): "figure 1 of 4" */
  const char *before;   /* (nullable): what is said before it; these three stand below the rule */
  const char *source;   /* (nullable) */
  const char *rule;     /* (nullable): how it was counted */
  gboolean is_opening;  /* the first slide, with larger type */
  gboolean is_single;   /* it is known to need one slide only */
} OpccSlideMessage;

typedef struct
{
  const OpccDocument *document; /* (unowned) */
  OpccSlideRuler *ruler;        /* (owned) */
  GPtrArray *slides;            /* (owned) OpccSlide */
  OpccSlide *slide;             /* (unowned) (nullable): NULL until the next one is needed */
  double width;                 /* of a slide */
  double left;                  /* what of it is for the message */
  double room;
  double top;
  double bottom;
  double y;         /* where the next thing may stand */
  guint first;      /* slide of this message */
  GPtrArray *texts; /* (owned) what the message points to */
  OpccSlideMessage message;
  GPtrArray *lead; /* (owned) utf8: what did not fit the head, and is said below it */
  GPtrArray *tail; /* (owned) utf8: what did not fit the foot */
} OpccSlideStack;

/* Space above paragraphs and tables that follow others. */
#define OPCC_SLIDE_GAP 28.0

void opcc_slide_stack_init (OpccSlideStack *self, const OpccDocument *document, double aspect);
void opcc_slide_stack_clear (OpccSlideStack *self);
/* Ends what was begun before. */
void opcc_slide_stack_begin (OpccSlideStack *self, const OpccSlideMessage *message);
void opcc_slide_stack_end (OpccSlideStack *self);
/* Takes away the slides of the message that was begun last. */
void opcc_slide_stack_undo (OpccSlideStack *self);
/* How many slides that message has so far. */
guint opcc_slide_stack_count (const OpccSlideStack *self);
/* The slide that is being filled, a new one if there is none. */
OpccSlide *opcc_slide_stack_need (OpccSlideStack *self);
/* What comes next stands on another slide. */
void opcc_slide_stack_break (OpccSlideStack *self);
/* The same, with so much room on it unless it is empty. */
void opcc_slide_stack_need_room (OpccSlideStack *self, double height);
/* Nothing but the head stands on the slide yet. */
gboolean opcc_slide_stack_is_fresh (const OpccSlideStack *self);
double opcc_slide_stack_get_left_over (const OpccSlideStack *self);

/* @label: (nullable): number at its left. Goes on on the next slide. */
void opcc_slide_prose_add (OpccSlideStack *self,
                           OpccSlideType type,
                           const char *label,
                           const char *text);

/* Its height if it stood on one slide. */
double opcc_slide_prose_measure (const OpccSlideStack *self,
                                 OpccSlideType type,
                                 gboolean has_label,
                                 const char *text);

G_END_DECLS
