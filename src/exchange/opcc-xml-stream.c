/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks an XML part of a package element by element, without DOCTYPE, entities or network. */
#include "opcc-xml-stream.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "opcc-error.h"

/* Fed to the parser at a time; few rows wait in memory. */
#define STEP_BYTES (16 * 1024)

#define MAX_DEPTH      100
#define MAX_ATTRIBUTES 64

struct _OpccXmlStream
{
  OpccZipPackage *package; /* (owned) */
  OpccZipStream *stream;   /* (owned) */
  xmlParserCtxt *parser;   /* (owned) */
  OpccXmlHandler handler;
  gpointer data;   /* (unowned) */
  GString *values; /* (owned) the attributes' values of one element */
  GError *failure; /* (owned) (nullable) */
  gboolean done;
  gboolean stopped;
  guint depth;
};

/**
 * opcc_xml_stream_fail:
 * @error: (transfer full):
 *
 * For handlers: the walk ends with this error; the first one counts.
 */
void
opcc_xml_stream_fail (OpccXmlStream *self, GError *error)
{
  if (self->failure == NULL)
    self->failure = error;
  else
    g_error_free (error);
  if (self->parser != NULL)
    xmlStopParser (self->parser);
}

static void
refuse_doctype_cb (void *context, const xmlChar *name, const xmlChar *public_id, const xmlChar *id)
{
  OpccXmlStream *self = context;

  opcc_xml_stream_fail (
      self,
      g_error_new (OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” holds a document type declaration, which no spreadsheet program writes "
                      "and which can do harm. Nothing was taken in. Open it in Excel and save it "
                      "anew."),
                   opcc_zip_package_get_file_name (self->package)));
}

static void
start_element_cb (void *context,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  OpccXmlStream *self = context;
  const char *pairs[MAX_ATTRIBUTES * 2 + 1];
  gsize offsets[MAX_ATTRIBUTES];
  const int n = MIN (n_attributes, MAX_ATTRIBUTES);

  if (self->stopped || self->failure != NULL)
    return;
  if (++self->depth > MAX_DEPTH)
    {
      opcc_xml_stream_fail (self,
                            g_error_new (OPCC_ERROR, OPCC_ERROR_INVALID,
                                         _ ("“%s” nests its parts deeper than any workbook does. "
                                            "Nothing was taken in. Open it in Excel and save it "
                                            "anew."),
                                         opcc_zip_package_get_file_name (self->package)));
      return;
    }
  if (self->handler.start == NULL)
    return;
  /* Five pointers an attribute: local name, prefix, namespace, begin and end of the value. */
  g_string_truncate (self->values, 0);
  for (int i = 0; i < n; i++)
    {
      offsets[i] = self->values->len;
      g_string_append_len (self->values, (const char *) attributes[i * 5 + 3],
                           attributes[i * 5 + 4] - attributes[i * 5 + 3]);
      g_string_append_c (self->values, '\0');
    }
  for (int i = 0; i < n; i++)
    {
      pairs[i * 2] = (const char *) attributes[i * 5];
      pairs[i * 2 + 1] = self->values->str + offsets[i];
    }
  pairs[n * 2] = NULL;
  self->handler.start (self->data, (const char *) name, pairs);
}

static void
end_element_cb (void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  OpccXmlStream *self = context;

  self->depth -= self->depth > 0;
  if (!self->stopped && self->failure == NULL && self->handler.end != NULL)
    self->handler.end (self->data, (const char *) name);
}

static void
characters_cb (void *context, const xmlChar *text, int length)
{
  OpccXmlStream *self = context;

  if (!self->stopped && self->failure == NULL && self->handler.text != NULL && length > 0)
    self->handler.text (self->data, (const char *) text, (gsize) length);
}

/* Errors come back as return codes; nothing is printed. */
static void
ignore_error_cb (void *context, xmlErrorPtr error)
{
}

/**
 * opcc_xml_stream_open:
 * @part: the part of @package to walk
 * @data: handed to the handler's functions
 *
 * Returns: (transfer full) (nullable): %NULL with @error set as opcc_zip_stream_open()
 */
OpccXmlStream *
opcc_xml_stream_open (OpccZipPackage *package,
                      const char *part,
                      const OpccXmlHandler *handler,
                      gpointer data,
                      GError **error)
{
  g_autoptr (OpccXmlStream) self = g_new0 (OpccXmlStream, 1);
  xmlSAXHandler sax;

  self->package = opcc_zip_package_ref (package);
  self->stream = opcc_zip_stream_open (package, part, error);
  if (self->stream == NULL)
    return NULL;
  self->handler = *handler;
  self->data = data;
  self->values = g_string_new (NULL);
  memset (&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  sax.internalSubset = refuse_doctype_cb;
  sax.startElementNs = start_element_cb;
  sax.endElementNs = end_element_cb;
  sax.characters = characters_cb;
  sax.ignorableWhitespace = characters_cb;
  sax.cdataBlock = characters_cb;
  sax.serror = ignore_error_cb;
  self->parser = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET | XML_PARSE_COMPACT);
  return g_steal_pointer (&self);
}

void
opcc_xml_stream_free (OpccXmlStream *self)
{
  if (self == NULL)
    return;
  if (self->parser != NULL)
    {
      /* Without a tree there should be no document; make sure. */
      g_clear_pointer (&self->parser->myDoc, xmlFreeDoc);
      xmlFreeParserCtxt (self->parser);
    }
  g_clear_pointer (&self->stream, opcc_zip_stream_free);
  g_clear_pointer (&self->package, opcc_zip_package_unref);
  if (self->values != NULL)
    g_string_free (self->values, TRUE);
  g_clear_error (&self->failure);
  g_free (self);
}

static gboolean
refuse_xml (OpccXmlStream *self, GError **error)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
               _ ("“%s” is a damaged workbook: a part of it cannot be read. Nothing was taken in. "
                  "Open it in Excel or LibreOffice and save it anew."),
               opcc_zip_package_get_file_name (self->package));
  return FALSE;
}

/**
 * opcc_xml_stream_step:
 *
 * Unpacks and walks the next few kilobytes.
 *
 * Returns: %FALSE with @error set when the part is damaged, a handler failed, a limit was met or
 *   the work was cancelled; %TRUE otherwise, also at the end
 */
gboolean
opcc_xml_stream_step (OpccXmlStream *self, GCancellable *cancellable, GError **error)
{
  char bytes[STEP_BYTES];
  gssize got = 0;
  int result = 0;

  if (self->done)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  got = opcc_zip_stream_read (self->stream, bytes, sizeof bytes, error);
  if (got < 0)
    return FALSE;
  result = xmlParseChunk (self->parser, bytes, (int) got, got == 0);
  if (self->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return FALSE;
    }
  if (self->stopped)
    {
      self->done = TRUE;
      return TRUE;
    }
  /* A namespace error does not hinder reading. */
  if (result != XML_ERR_OK && (result < XML_NS_ERR_XML_NAMESPACE || result > XML_NS_ERR_COLON))
    return refuse_xml (self, error);
  self->done = got == 0;
  return TRUE;
}

gboolean
opcc_xml_stream_is_done (OpccXmlStream *self)
{
  return self->done;
}

/**
 * opcc_xml_stream_stop:
 *
 * For handlers: nothing more of this part is wanted.
 */
void
opcc_xml_stream_stop (OpccXmlStream *self)
{
  self->stopped = TRUE;
}

double
opcc_xml_stream_get_fraction (OpccXmlStream *self)
{
  return self->done ? 1.0 : opcc_zip_stream_get_fraction (self->stream);
}

/**
 * opcc_xml_walk:
 *
 * Walks a whole part at once. A handler that must stop or fail sets @data up with the stream
 * itself and uses opcc_xml_stream_open().
 *
 * Returns: %FALSE with @error set as opcc_xml_stream_step()
 */
gboolean
opcc_xml_walk (OpccZipPackage *package,
               const char *part,
               const OpccXmlHandler *handler,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (OpccXmlStream) stream = opcc_xml_stream_open (package, part, handler, data, error);

  if (stream == NULL)
    return FALSE;
  while (!opcc_xml_stream_is_done (stream))
    {
      if (!opcc_xml_stream_step (stream, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * opcc_xml_attribute:
 * @attributes: as a handler gets them
 * @name: without prefix
 *
 * Returns: (nullable): the value
 */
const char *
opcc_xml_attribute (const char *const *attributes, const char *name)
{
  for (guint i = 0; attributes[i] != NULL; i += 2)
    {
      if (strcmp (attributes[i], name) == 0)
        return attributes[i + 1];
    }
  return NULL;
}
