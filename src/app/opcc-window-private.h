/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of OpccWindow share: its fields, and what each file offers the others. */
#pragma once

#include "opcc-banner.h"
#include "opcc-dialogs.h"
#include "opcc-office-dialog.h"
#include "opcc-palette.h"
#include "opcc-presentation.h"
#include "opcc-sidebar.h"
#include "opcc-toaster.h"
#include "opcc-welcome.h"
#include "opcc-window.h"

G_BEGIN_DECLS

/* A page on the trail. The last one is in view. */
typedef struct
{
  GtkWidget *page;          /* (owned) */
  const OpccDomain *domain; /* (nullable) */
  const OpccKind *kind;     /* (nullable) of the record it shows */
  gint64 n;                 /* its number, or 0 */
} OpccTrailEntry;

struct _OpccWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  OpccToaster *toaster;
  GtkWidget *flap;
  OpccSidebar *sidebar;
  GtkWidget *header;
  GtkWidget *sidebar_button;
  GtkWidget *back_button;
  GtkWidget *title_box;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkWidget *marking_button;
  GtkLabel *marking_label;
  GtkWidget *search_button;
  GtkBox *search_keycap;
  OpccBanner *office_banner;
  OpccBanner *present_banner;
  OpccBanner *error_banner;
  GtkStack *view;
  OpccWelcome *welcome;
  GtkStack *pages;

  GSettings *settings;             /* (owned) */
  OpccOffice *office;              /* (owned) (nullable) until one is open */
  OpccPalette *palette;            /* (unowned) child of the search button */
  GtkEventController *letter_keys; /* (unowned) (nullable) while they are switched off */
  GHashTable *enabled;             /* (owned) what could be done when the palette was opened */
  GArray *trail;                   /* (owned) (element-type OpccTrailEntry) */
  GHashTable *domain_pages;    /* (owned) domain name to its page, kept while the office is open */
  GPtrArray *pins;             /* (owned) (element-type OpccPin) */
  GSignalGroup *page_signals;  /* (owned) of the page in view */
  GSignalGroup *store_signals; /* (owned) */

  OpccPresentation *presentation; /* (owned) (nullable) the meeting in progress */
  OpccMeetingRecord *shown;       /* (owned) (nullable) of the last meeting */
  guint preparing;                /* says that its first slides take a while */

  char *failed_path;  /* (owned) (nullable) the office file that could not be opened */
  GError *failed;     /* (owned) (nullable) why */
  char *opening;      /* (owned) (nullable) path of the office file that is being opened */
  guint busy_timeout; /* shows that opening takes a while */
  guint menu_frames;  /* to be drawn until the menu can open in a sidebar that is just shown */
  gboolean stepping;  /* an undo or redo is under way */
  gboolean closing;   /* the window goes; the file is being closed */
};

/* opcc-window-pages.c */
void opcc_window_install_page_actions (OpccWindow *self);
void opcc_window_clear_pages (OpccWindow *self);
gboolean opcc_window_pages_can_close (OpccWindow *self);
void opcc_window_update_page (OpccWindow *self);
/* For a window whose focus went away with the widget that had it: the page gets it. */
void opcc_window_find_focus (OpccWindow *self);
const OpccTrailEntry *opcc_window_get_entry (OpccWindow *self);

/* Work on a file that outlives one step: from a copy to its opening, from closing to restoring. */
typedef struct
{
  OpccWindow *window; /* (owned) */
  char *path;         /* (owned) the office file */
  char *copy;         /* (owned) (nullable) a backup, or where a copy goes */
  char *passphrase;   /* (owned) (nullable) which the backup is locked with */
  OpccOffice *office; /* (owned) (nullable) open for a while, and not the window's */
  GError *error;      /* (owned) (nullable) what to report once the file is open again */
} OpccPassage;

/* opcc-window-office.c */
extern const OpccFileType opcc_window_office_types[];
OpccPassage *opcc_passage_new (OpccWindow *self, const char *path, const char *copy);
void opcc_passage_free (OpccPassage *passage);
gboolean opcc_passage_finish_open (OpccPassage *passage, GAsyncResult *result);
gboolean opcc_window_make_folder (const char *path, GError **error);
void opcc_window_fail_to_open (OpccWindow *self, const char *path, const GError *error);
void opcc_window_start_opening (OpccPassage *passage, OpccStoreFlags flags);
void opcc_window_set_busy (OpccWindow *self, const char *what);
void opcc_window_install_office_actions (OpccWindow *self);
void opcc_window_update_office (OpccWindow *self);
void opcc_window_leave_damaged (OpccWindow *self);
void opcc_window_show_trouble (OpccWindow *self);

/* opcc-window-care.c */
void opcc_window_install_care_actions (OpccWindow *self);
void opcc_window_show_ways (OpccWindow *self, GtkWindow *dialog);

/* opcc-window-close.c */
void opcc_window_let_go (OpccWindow *self, OpccOffice *office);
void opcc_window_recall_trouble (OpccWindow *self);

/* opcc-window-marking.c */
void opcc_window_install_marking_actions (OpccWindow *self);
void opcc_window_update_marking (OpccWindow *self);

/* opcc-window-document.c */
void opcc_window_install_document_actions (OpccWindow *self);

/* opcc-window-present.c */
void opcc_window_install_present_actions (OpccWindow *self);
void opcc_window_end_presentation (OpccWindow *self);
void opcc_window_warn_presenter (OpccWindow *self);
/* opcc-window-paper.c */
void opcc_window_install_paper_actions (OpccWindow *self);

/* opcc-window-actions.c */
void opcc_window_install_actions (OpccWindow *self);
void opcc_window_update_actions (OpccWindow *self);
void opcc_window_load_pins (OpccWindow *self);
void opcc_window_set_enabled (OpccWindow *self, const char *action, gboolean enabled);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccPassage, opcc_passage_free)

G_END_DECLS
