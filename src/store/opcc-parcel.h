/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccParcel: a small database file that leaves the office, and is read as a stranger's after. */
#pragma once

#include <gio/gio.h>

#include "opcc-field.h"

G_BEGIN_DECLS

/**
 * OpccParcelColumn:
 * @type: what its cells hold; another type is refused
 * @optional: it may be empty
 * @max: bytes of a text, or the greatest whole number; the least is 0
 */
typedef struct
{
  const char *name;
  OpccStoredType type;
  gboolean optional;
  gint64 max;
} OpccParcelColumn;

typedef struct
{
  const char *name;
  const OpccParcelColumn *columns;
  guint n_columns;
  guint max_rows;
} OpccParcelTable;

/**
 * OpccParcelForm: what a kind of parcel looks like. All of it static.
 * @what: what it is called in a sentence, untranslated: "a marker's pack"
 * @application_id: tells its files from those of other programs
 * @version: of the form
 * @max_size: bytes of the file
 * @before: (nullable): the form of the version before it, which is read still
 */
typedef struct _OpccParcelForm OpccParcelForm;
struct _OpccParcelForm
{
  const char *what;
  guint32 application_id;
  guint32 version;
  const OpccParcelTable *tables;
  guint n_tables;
  gint64 max_size;
  const OpccParcelForm *before;
};

typedef struct _OpccParcel OpccParcel;

/**
 * OpccParcelRow:
 * @cells: one for each column, of its type or empty; texts are UTF-8, borrowed until it returns
 *
 * Takes one row of a parcel. FALSE with @error set ends the reading.
 */
typedef gboolean (*OpccParcelRow) (gpointer data, const OpccStored *cells, GError **error);

OpccParcel *opcc_parcel_new (const OpccParcelForm *form, GError **error);
OpccParcel *opcc_parcel_open (const OpccParcelForm *form,
                              const char *path,
                              const char *passphrase,
                              GError **error);
guint32 opcc_parcel_get_version (OpccParcel *self);
void opcc_parcel_free (OpccParcel *self);

gboolean opcc_parcel_add (OpccParcel *self, guint table, const OpccStored *cells, GError **error);
gboolean
opcc_parcel_read (OpccParcel *self, guint table, OpccParcelRow take, gpointer data, GError **error);
gboolean
opcc_parcel_write (OpccParcel *self, const char *path, const char *passphrase, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccParcel, opcc_parcel_free)

G_END_DECLS
