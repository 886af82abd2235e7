/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of spreadsheets kept as XML have in common: rows come in batches as it is read.
 */
#include "opcc-xml-row-reader.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  OpccXmlStream *stream; /* (owned) (nullable) */
  OpccRowBatch *batch;   /* (owned) (nullable) */
  gboolean ended;
} OpccXmlRowReaderPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OpccXmlRowReader, opcc_xml_row_reader, OPCC_TYPE_ROW_READER)

static void
report (OpccXmlRowReader *self)
{
  OpccXmlRowReaderPrivate *priv = opcc_xml_row_reader_get_instance_private (self);
  const guint n_carried = opcc_row_batch_get_n_carried (priv->batch);

  if (n_carried > 0)
    opcc_xml_row_reader_take_note (
        self, g_strdup_printf (ngettext ("A merged cell was carried down to %u row.",
                                         "Merged cells were carried down %u times.", n_carried),
                               n_carried));
  if (OPCC_XML_ROW_READER_GET_CLASS (self)->report != NULL)
    OPCC_XML_ROW_READER_GET_CLASS (self)->report (self);
}

static gboolean
opcc_xml_row_reader_next (OpccRowReader *reader,
                          OpccRow *row,
                          GCancellable *cancellable,
                          GError **error)
{
  OpccXmlRowReader *self = OPCC_XML_ROW_READER (reader);
  OpccXmlRowReaderPrivate *priv = opcc_xml_row_reader_get_instance_private (self);

  while (!opcc_row_batch_next (priv->batch, row))
    {
      if (priv->ended)
        return FALSE;
      if (!opcc_xml_stream_step (priv->stream, cancellable, error))
        return FALSE;
      priv->ended = opcc_xml_stream_is_done (priv->stream);
      if (priv->ended)
        report (self);
    }
  return TRUE;
}

static double
opcc_xml_row_reader_get_fraction (OpccRowReader *reader)
{
  OpccXmlRowReaderPrivate *priv =
      opcc_xml_row_reader_get_instance_private (OPCC_XML_ROW_READER (reader));

  return opcc_xml_stream_get_fraction (priv->stream);
}

static void
opcc_xml_row_reader_finalize (GObject *object)
{
  OpccXmlRowReaderPrivate *priv =
      opcc_xml_row_reader_get_instance_private (OPCC_XML_ROW_READER (object));

  g_clear_pointer (&priv->stream, opcc_xml_stream_free);
  g_clear_pointer (&priv->batch, opcc_row_batch_free);
  G_OBJECT_CLASS (opcc_xml_row_reader_parent_class)->finalize (object);
}

static void
opcc_xml_row_reader_class_init (OpccXmlRowReaderClass *klass)
{
  OPCC_ROW_READER_CLASS (klass)->next = opcc_xml_row_reader_next;
  OPCC_ROW_READER_CLASS (klass)->get_fraction = opcc_xml_row_reader_get_fraction;
  G_OBJECT_CLASS (klass)->finalize = opcc_xml_row_reader_finalize;
}

static void
opcc_xml_row_reader_init (OpccXmlRowReader *self)
{
}

/* Where the rows are put as they are read; the reader keeps it. */
OpccRowBatch *
opcc_xml_row_reader_begin (OpccXmlRowReader *self, OpccZipPackage *package)
{
  OpccXmlRowReaderPrivate *priv = opcc_xml_row_reader_get_instance_private (self);

  priv->batch = opcc_row_batch_new (opcc_zip_package_get_file_name (package));
  return priv->batch;
}

/**
 * opcc_xml_row_reader_open:
 * @part: of @package, as it stands there
 * @handler: is handed @self
 *
 * After opcc_xml_row_reader_begin().
 *
 * Returns: (transfer none) (nullable): %NULL with @error set as opcc_xml_stream_open()
 */
OpccXmlStream *
opcc_xml_row_reader_open (OpccXmlRowReader *self,
                          OpccZipPackage *package,
                          const char *part,
                          const OpccXmlHandler *handler,
                          GError **error)
{
  OpccXmlRowReaderPrivate *priv = opcc_xml_row_reader_get_instance_private (self);

  priv->stream = opcc_xml_stream_open (package, part, handler, self, error);
  return priv->stream;
}

/* Something worth knowing of the whole sheet. Takes @text. */
void
opcc_xml_row_reader_take_note (OpccXmlRowReader *self, char *text)
{
  g_autofree char *note = text;

  opcc_row_reader_take_problem (OPCC_ROW_READER (self),
                                opcc_problem_new (OPCC_SEVERITY_NOTE, 0, NULL, NULL, note, NULL));
}
