/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccImportFoundStep: what a file was found to be, its sheet, and which column is which. */
#include "opcc-import-found-step.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-import-columns.h"

struct _OpccImportFoundStep
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *file_name;
  GtkLabel *found;
  GtkWidget *remembered;
  GtkDropDown *sheet;
  OpccImportColumns *columns;

  guint sheet_shown; /* from 0 */
  gboolean showing;  /* the sheets are being listed by the program */
};

static guint sheet_chosen_signal;

G_DEFINE_FINAL_TYPE (OpccImportFoundStep, opcc_import_found_step, ADW_TYPE_BIN)

static void
list_sheets (OpccImportFoundStep *self, OpccIntake *intake)
{
  g_auto (GStrv) names = opcc_intake_get_sheet_names (intake);
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) names);

  self->showing = TRUE;
  self->sheet_shown = opcc_intake_get_sheet (intake);
  gtk_drop_down_set_model (self->sheet, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->sheet, self->sheet_shown);
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), names != NULL && g_strv_length (names) > 1);
}

static void
sheet_chosen_cb (OpccImportFoundStep *self)
{
  guint chosen = gtk_drop_down_get_selected (self->sheet);

  if (!self->showing && chosen != self->sheet_shown)
    g_signal_emit (self, sheet_chosen_signal, 0, chosen);
}

static void
opcc_import_found_step_class_init (OpccImportFoundStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OPCC_TYPE_IMPORT_COLUMNS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/opccdesk/Desk/grants/opcc-import-found-step.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccImportFoundStep, file_name);
  gtk_widget_class_bind_template_child (widget_class, OpccImportFoundStep, found);
  gtk_widget_class_bind_template_child (widget_class, OpccImportFoundStep, remembered);
  gtk_widget_class_bind_template_child (widget_class, OpccImportFoundStep, sheet);
  gtk_widget_class_bind_template_child (widget_class, OpccImportFoundStep, columns);
  gtk_widget_class_bind_template_callback (widget_class, sheet_chosen_cb);

  /**
   * OpccImportFoundStep::sheet-chosen:
   * @sheet: from 0
   */
  sheet_chosen_signal =
      g_signal_new ("sheet-chosen", OPCC_TYPE_IMPORT_FOUND_STEP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
opcc_import_found_step_init (OpccImportFoundStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_children_set_name (GTK_WIDGET (self->sheet), _ ("Sheet"));
}

void
opcc_import_found_step_show (OpccImportFoundStep *self, OpccIntake *intake, const char *description)
{
  g_return_if_fail (OPCC_IS_IMPORT_FOUND_STEP (self));

  if (intake == NULL)
    {
      opcc_import_columns_set_mapping (self->columns, NULL);
      return;
    }
  gtk_label_set_text (self->file_name, opcc_intake_get_file_name (intake));
  gtk_label_set_text (self->found, description);
  gtk_widget_set_visible (self->remembered, opcc_intake_get_mapping_remembered (intake));
  list_sheets (self, intake);
  opcc_import_columns_set_mapping (self->columns, opcc_intake_get_mapping (intake));
}
