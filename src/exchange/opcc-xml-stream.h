/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks an XML part of a package element by element, without DOCTYPE, entities or network. */
#pragma once

#include "opcc-zip-package.h"

G_BEGIN_DECLS

typedef struct _OpccXmlStream OpccXmlStream;

/**
 * OpccXmlHandler:
 * @start: an element begins; @name and the attributes' names are without prefix; @attributes is
 *   %NULL-terminated pairs of name and value
 * @end: an element ends
 * @text: character data, perhaps in pieces; not terminated
 *
 * Any may be %NULL. A handler reports failure through opcc_xml_stream_fail().
 */
typedef struct
{
  void (*start) (gpointer data, const char *name, const char *const *attributes);
  void (*end) (gpointer data, const char *name);
  void (*text) (gpointer data, const char *text, gsize length);
} OpccXmlHandler;

OpccXmlStream *opcc_xml_stream_open (OpccZipPackage *package,
                                     const char *part,
                                     const OpccXmlHandler *handler,
                                     gpointer data,
                                     GError **error);
void opcc_xml_stream_free (OpccXmlStream *self);
gboolean opcc_xml_stream_step (OpccXmlStream *self, GCancellable *cancellable, GError **error);
gboolean opcc_xml_stream_is_done (OpccXmlStream *self);
void opcc_xml_stream_stop (OpccXmlStream *self);
void opcc_xml_stream_fail (OpccXmlStream *self, GError *error);
double opcc_xml_stream_get_fraction (OpccXmlStream *self);

gboolean opcc_xml_walk (OpccZipPackage *package,
                        const char *part,
                        const OpccXmlHandler *handler,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error);
const char *opcc_xml_attribute (const char *const *attributes, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccXmlStream, opcc_xml_stream_free)

G_END_DECLS
