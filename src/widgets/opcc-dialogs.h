/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogs whose widgets newer GTK replaces: questions, files, about, shortcuts. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @yes is FALSE for Cancel, Escape and closing. */
typedef void (*OpccAnswerFunc) (gboolean yes, gpointer user_data);
/* @file is NULL when the user gave up. (transfer none) */
typedef void (*OpccFileFunc) (GFile *file, gpointer user_data);

typedef enum
{
  OPCC_VERB_PLAIN,
  OPCC_VERB_SUGGESTED,
  OPCC_VERB_DESTRUCTIVE,
} OpccVerbKind;

/* @from is any widget of the window that asks. All texts are plain. Returns the dialog (transfer
 * none), for tests; it destroys itself. */
GtkWindow *opcc_dialog_tell (GtkWidget *from, const char *heading, const char *body);
GtkWindow *opcc_dialog_ask (GtkWidget *from,
                            const char *heading,
                            const char *body,
                            const char *verb,
                            OpccVerbKind verb_kind,
                            OpccAnswerFunc answer,
                            gpointer user_data);

/* A kind of file in the chooser; a list ends with { NULL }. @patterns: "*.csv" …, parted by "|". */
typedef struct
{
  const char *name;
  const char *patterns;
} OpccFileType;

/* Asks for a file to read. @types may be NULL. */
void opcc_dialog_open_file (GtkWidget *from,
                            const char *title,
                            const OpccFileType *types,
                            OpccFileFunc chosen,
                            gpointer user_data);
/* Asks for any number of files to read. @files: (element-type GFile): NULL when the user gave up.
 * (transfer none) */
typedef void (*OpccFilesFunc) (GListModel *files, gpointer user_data);
void opcc_dialog_open_files (
    GtkWidget *from, const char *title, const char *verb, OpccFilesFunc chosen, gpointer user_data);
void opcc_dialog_choose_folder (GtkWidget *from,
                                const char *title,
                                OpccFileFunc chosen,
                                gpointer user_data);
void opcc_dialog_save_file (GtkWidget *from,
                            const char *title,
                            const char *suggested_name,
                            const OpccFileType *types,
                            OpccFileFunc chosen,
                            gpointer user_data);

void opcc_dialog_save_document (GtkWidget *from,
                                const char *title,
                                const char *suggested_name,
                                OpccFileFunc chosen,
                                gpointer user_data);

void opcc_dialog_outlive_parent (GtkWindow *dialog);
void opcc_window_close_popovers (GtkWindow *window);

/* Name, version and licence. */
GtkWindow *opcc_dialog_show_about (GtkWidget *from);

/* A line of the shortcuts window. A line without @action_name begins a group; the keys are asked
 * of the application, @accelerator is for keys that are not an action's. Ends with { NULL }. */
typedef struct
{
  const char *title; /* in N_() */
  const char *action_name;
  const char *accelerator;
} OpccShortcutLine;

GtkWindow *opcc_dialog_show_shortcuts (GtkWidget *from, const OpccShortcutLine *lines);

G_END_DECLS
