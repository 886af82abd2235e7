/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies that the machine writes without a passphrase, and that only the passphrase opens. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  guint8 salt[16];       /* with which the passphrase gives the secret key */
  guint8 public_key[32]; /* what copies are locked for */
} OpccBackupLock;

gboolean opcc_backup_lock_make (OpccBackupLock *lock, const char *passphrase, GError **error);
char *opcc_backup_lock_print (const OpccBackupLock *lock);
gboolean opcc_backup_lock_scan (OpccBackupLock *lock, const char *text);

/* Of one copy: whoever has it opens that copy alone. To be wiped after use. */
typedef struct
{
  guint8 bytes[32];
} OpccBackupKey;

gboolean opcc_backup_lock_write (const OpccBackupLock *lock,
                                 const char *plain,
                                 const char *locked,
                                 gint64 seq,
                                 OpccBackupKey *key,
                                 GError **error);
gboolean opcc_backup_lock_prove (const char *locked,
                                 const char *plain,
                                 const OpccBackupKey *key,
                                 GError **error);
gboolean opcc_backup_lock_is_locked (const char *path);
gboolean opcc_backup_lock_read_seq (const char *locked, gint64 *seq);
gboolean opcc_backup_lock_open (const char *locked,
                                const char *plain,
                                const char *passphrase,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
