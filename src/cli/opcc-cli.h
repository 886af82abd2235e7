/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed after "opcc", taken apart: the command, its options and its arguments. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-redaction.h"
#include "opcc-record.h"

G_BEGIN_DECLS

/* Errors of this domain are wrong usage: exit status 2. All others are refusals: 1. */
#define OPCC_CLI_USAGE (opcc_cli_usage_quark ())

typedef enum
{
  OPCC_CLI_TEXT,
  OPCC_CLI_CSV,
  OPCC_CLI_JSON,
} OpccCliFormat;

typedef struct _OpccCommand OpccCommand;

typedef struct
{
  const OpccCommand *command; /* (nullable) where only help or the version is wanted */
  char *group;                /* (owned) (nullable): first word of commands to be helped with */
  char *office;               /* (owned) path of the office file */
  char *who;                  /* (owned) (nullable) */
  OpccCliFormat format;
  gint64 mark;              /* the newest entry of the log when the command began */
  OpccRedaction *redaction; /* (owned): what the audience may see, and what it was not given */
  gboolean help;
  gboolean version;
  GHashTable *values;   /* (owned) option name -> GPtrArray of its values */
  GPtrArray *arguments; /* (owned) char * */
} OpccCli;

GQuark opcc_cli_usage_quark (void);
gboolean opcc_cli_expect_new (const char *path, GError **error);
gboolean opcc_cli_refuse_usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

OpccCli *opcc_cli_parse (int n_words, char **words, GError **error);
void opcc_cli_free (OpccCli *self);

/* (nullable): the value of an option, or "" for one that takes none. */
const char *opcc_cli_get_option (OpccCli *self, const char *name);
/* (nullable): all values of an option that may be repeated. */
GPtrArray *opcc_cli_get_options (OpccCli *self, const char *name);
gboolean opcc_cli_read_passphrase (OpccCli *cli, char **passphrase, GError **error);
const char *opcc_cli_get_argument (OpccCli *self, guint index);
gboolean
opcc_cli_get_integer (OpccCli *self, const char *name, gint64 min, gint64 *value, GError **error);
/* The audience is the office itself. */
gboolean opcc_cli_is_office (OpccCli *self);
gboolean opcc_cli_fill (OpccCli *self, OpccRecord *record, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccCli, opcc_cli_free)

G_END_DECLS
