/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk for SQLite that fails when it is told to, and remembers what a power cut would leave. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FAULT_READ,  /* half of what was asked for, and an error */
  FAULT_WRITE, /* half of it is written, and an error */
  FAULT_FULL,  /* half of it is written, and no more room */
  FAULT_SYNC,
  FAULT_TRUNCATE,
  FAULT_LOCK,
  FAULT_OPEN,
  FAULT_DELETE,
  N_FAULTS,
} Fault;

extern const char *const fault_names[N_FAULTS];

/* From now on every file that SQLite opens without saying how goes through here. */
void fault_vfs_install (void);
/* The @nth call of its sort fails, from 1 on; with @for_ever all after it too. 0: none does. */
void fault_vfs_arm (Fault fault, guint nth, gboolean for_ever);
/* Nothing fails any more. @n_calls: (out caller-allocates) (nullable): N_FAULTS numbers of calls
 * that there were since */
void fault_vfs_disarm (guint *n_calls);

/* Called before whatever changes a file of the folder that is recorded. */
typedef void (*FaultEvent) (gpointer data);

/* Remembers which writes to the files of @folder were synced. They must be closed now. */
void fault_vfs_record (const char *folder, FaultEvent event, gpointer data);
void fault_vfs_stop (void);
/* Puts into @folder what a power cut at this moment may leave: what was synced, and of the rest any
 * part in any order. */
void fault_vfs_write_image (const char *folder, GRand *rand);

G_END_DECLS
