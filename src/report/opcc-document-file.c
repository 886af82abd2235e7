/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a document as PDF, OpenDocument, HTML or text. */
#include "opcc-document-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-document-html.h"
#include "opcc-document-odt.h"
#include "opcc-document-pdf.h"
#include "opcc-document-text.h"
#include "opcc-error.h"
#include "opcc-file-writer.h"

static GBytes *
make_text (const OpccDocument *self, GCancellable *cancellable, GError **error)
{
  char *text = opcc_document_to_text (self);

  return g_bytes_new_take (text, strlen (text));
}

static const struct
{
  const char *ending;
  GBytes *(*make) (const OpccDocument *self, GCancellable *cancellable, GError **error);
} forms[] = {
  { ".pdf", opcc_document_make_pdf },
  { ".odt", opcc_document_make_odt },
  { ".html", opcc_document_make_html },
  { ".txt", make_text },
};

/**
 * opcc_document_write:
 * @path: its ending tells the form: .pdf, .odt, .html or .txt
 *
 * The text is the same in all of them. The file is replaced whole or left as it was.
 *
 * Returns: FALSE on error or when cancelled
 */
gboolean
opcc_document_write (const OpccDocument *self,
                     const char *path,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_has_suffix (folded, forms[i].ending))
      {
        g_autoptr (GBytes) bytes = forms[i].make (self, cancellable, error);

        return bytes != NULL && opcc_file_writer_replace (path, g_bytes_get_data (bytes, NULL),
                                                          (gssize) g_bytes_get_size (bytes), error);
      }
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("“%s” cannot be written: its name tells no form that a document has. Nothing was "
                  "written. End the name in .pdf, .odt, .html or .txt."),
               path);
  return FALSE;
}
