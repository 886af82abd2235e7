/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for papers: what is wrong with one before it leaves, and what is looked for. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "opcc-cli-command.h"
#include "opcc-cli-table.h"
#include "opcc-error.h"
#include "opcc-paper-check.h"
#include "opcc-text-source.h"
#include "opcc-word-text.h"

/* Longer than any pack; what is longer is no paper. */
#define MAX_BYTES (8 * 1024 * 1024)

static gboolean
refuse (GError **error, OpccError code, const char *format, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *message = g_strdup_printf (format, name);

  g_set_error_literal (error, OPCC_ERROR, code, message);
  return FALSE;
}

/* Says what a file is that is no text, by its first bytes. */
static gboolean
check_bytes (const char *bytes, gsize length, const char *path, GError **error)
{
  if (length >= 4 && memcmp (bytes, "%PDF", 4) == 0)
    return refuse (error, OPCC_ERROR_INVALID,
                   _ ("“%s” is a PDF. Save its text as a .txt or .md file and check that."), path);
  if (memchr (bytes, '\0', length) != NULL)
    return refuse (error, OPCC_ERROR_INVALID,
                   _ ("“%s” is not text. Give a paper as .odt, .docx, .txt or .md."), path);
  return TRUE;
}

static gboolean
find_encoding (const char *path, OpccEncodingFindings *findings, GError **error)
{
  struct stat info;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  gboolean ok;

  if (fd < 0)
    {
      g_autofree char *name = g_path_get_basename (path);

      g_set_error (error, OPCC_ERROR, errno == ENOENT ? OPCC_ERROR_NOT_FOUND : OPCC_ERROR_FAILED,
                   _ ("“%s” could not be opened: %s. Give the name of a paper as text."), name,
                   g_strerror (errno));
      return FALSE;
    }
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    ok = refuse (error, OPCC_ERROR_INVALID,
                 _ ("“%s” is not a file. Give a paper as .odt, .docx, .txt or .md."), path);
  else if (info.st_size > MAX_BYTES)
    ok = refuse (
        error, OPCC_ERROR_TOO_LARGE,
        _ ("“%s” is longer than any paper (8 MB). Give a paper as .odt, .docx, .txt or .md."),
        path);
  else
    ok = opcc_text_encoding_find (fd, path, findings, NULL, error);
  close (fd);
  return ok;
}

static gboolean
is_package (const char *path)
{
  char bytes[4] = { 0 };
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  const gboolean found = fd >= 0 && read (fd, bytes, 4) == 4 && memcmp (bytes, "PK\3\4", 4) == 0;

  if (fd >= 0)
    close (fd);
  return found;
}

/* (transfer full): the text of a file as UTF-8, whatever it was written in. */
static char *
read_text (const char *path, GError **error)
{
  OpccEncodingFindings findings;
  g_autoptr (OpccTextSource) source = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  char *room = g_alloca (16 * 1024);
  gssize got;

  if (is_package (path))
    return opcc_word_text_read (path, MAX_BYTES, error);
  if (!find_encoding (path, &findings, error))
    return NULL;
  source = opcc_text_source_new (path, &findings, error);
  if (source == NULL)
    return NULL;
  while ((got = opcc_text_source_read (source, room, 16 * 1024, error)) > 0)
    g_string_append_len (text, room, got);
  if (got < 0 || !check_bytes (text->str, text->len, path, error))
    return NULL;
  return g_utf8_make_valid (text->str, (gssize) text->len);
}

/* --- what is printed -------------------------------------------------------------------------- */

static const OpccCliColumn finding_columns[] = {
  { "paper", N_ ("Paper") },
  { "line", N_ ("Line"), TRUE },
  { "paragraph", N_ ("Paragraph") },
  { "severity", N_ ("Severity") },
  { "rule", N_ ("Rule") },
  { "words", N_ ("Words") },
  { "why", N_ ("Why") },
  { "fix", N_ ("What to write") },
};

static void
print_table (OpccCli *cli, const OpccPaperCheck *check)
{
  g_autoptr (OpccCliTable) table =
      opcc_cli_table_new (cli->format, finding_columns, G_N_ELEMENTS (finding_columns));

  for (guint i = 0; i < check->findings->len; i++)
    {
      const OpccPaperFinding *finding = g_ptr_array_index (check->findings, i);
      const OpccSeverity severity = finding->rule->severity;

      opcc_cli_table_add_text (table, opcc_paper_get_part (check->paper, finding->part)->title);
      opcc_cli_table_add_integer (table, finding->line);
      opcc_cli_table_add_text (table, finding->paragraph);
      opcc_cli_table_add_choice (table, opcc_severity_get_name (severity),
                                 opcc_severity_get_label (severity));
      opcc_cli_table_add_text (table, finding->rule->name);
      opcc_cli_table_add_text (table, finding->words);
      opcc_cli_table_add_text (table, finding->why);
      opcc_cli_table_add_text (table, finding->fix);
      opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
}

static void
print_finding (OpccCli *cli, const OpccPaperFinding *finding)
{
  const char *severity = opcc_severity_get_label (finding->rule->severity);

  if (finding->paragraph != NULL)
    opcc_cli_say (cli, _ ("%s, line %u, paragraph %s: “%s”"), severity, finding->line,
                  finding->paragraph, finding->words);
  else
    opcc_cli_say (cli, _ ("%s, line %u: “%s”"), severity, finding->line, finding->words);
  opcc_cli_say (cli, "  %s", finding->why);
  if (finding->fix != NULL)
    opcc_cli_say (cli, "  %s", finding->fix);
}

static void
print_text (OpccCli *cli, const OpccPaperCheck *check)
{
  const OpccPaperFinding *before = NULL;
  const guint stops = opcc_paper_check_count (check, OPCC_SEVERITY_STOP);
  const guint others = check->findings->len - stops;

  for (guint i = 0; i < check->findings->len; i++)
    {
      const OpccPaperFinding *finding = g_ptr_array_index (check->findings, i);

      if (check->paper->parts->len > 1 && (before == NULL || before->part != finding->part))
        opcc_cli_say (cli, "%s%s", before != NULL ? "\n" : "",
                      opcc_paper_get_part (check->paper, finding->part)->title);
      print_finding (cli, finding);
      before = finding;
    }
  if (before == NULL)
    opcc_cli_say (cli, _ ("Nothing was found."));
  else
    opcc_cli_say (cli, _ ("\n%u that should stop it, %u others."), stops, others);
}

static gboolean
run_check_paper (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autofree char *text = read_text (opcc_cli_get_argument (cli, 0), error);
  g_autoptr (OpccPaper) paper = text != NULL ? opcc_paper_new (text) : NULL;
  g_autoptr (OpccPaperCheck) check = paper != NULL ? opcc_paper_check_new (paper) : NULL;
  guint stops;

  if (check == NULL)
    return FALSE;
  if (cli->format == OPCC_CLI_TEXT)
    print_text (cli, check);
  else
    print_table (cli, check);
  stops = opcc_paper_check_count (check, OPCC_SEVERITY_STOP);
  if (stops == 0)
    return TRUE;
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_REFUSED,
      ngettext ("This paper should not leave yet: %u thing in it should be put right first.",
                "This paper should not leave yet: %u things in it should be put right first.",
                stops),
      stops);
  return FALSE;
}

static gboolean
run_paper_rules (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "rule", N_ ("Rule") },
    { "severity", N_ ("Severity") },
    { "finds", N_ ("Finds") },
  };
  g_autoptr (OpccCliTable) table =
      opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  const OpccPaperRule *rule;

  opcc_cli_table_set_wide (table, TRUE);
  for (guint i = 0; (rule = opcc_paper_rules_get (i)) != NULL; i++)
    {
      opcc_cli_table_add_text (table, rule->name);
      opcc_cli_table_add_choice (table, opcc_severity_get_name (rule->severity),
                                 opcc_severity_get_label (rule->severity));
      opcc_cli_table_add_text (table, _ (rule->summary));
      opcc_cli_table_end_row (table);
    }
  opcc_cli_table_finish (table);
  return TRUE;
}

const OpccCommand opcc_cli_paper_commands[] = {
  { "check-paper", "FILE", 1, 1, NULL, OPCC_NEED_NOTHING, run_check_paper,
    N_ ("Looks through a paper for what should be put right before it leaves."),
    N_ ("Reads plain text, Markdown, .odt and .docx, a pack of several papers too. Finds acronyms "
        "without their "
        "words or misprinted; figures out of order, pointed at wrongly, or without title, unit, "
        "period "
        "or source; totals, sums and percentages that do not follow from their numbers; one "
        "measure "
        "with two values; money that can be read in two ways; dates that disagree with the cover, "
        "the "
        "calendar or each other; actions without a status, schemes without percentage or date, "
        "match "
        "funding and lines of a form left blank; personal reasons and names of junior staff. Each "
        "has "
        "its line, its reason and, where there is one, what to write. Exit status 1 where "
        "something "
        "should stop the paper. “opcc paper-rules” lists the rules. The check proposes; whoever "
        "signs "
        "the paper decides.") },
  { "paper-rules", "", 0, 0, NULL, OPCC_NEED_NOTHING, run_paper_rules,
    N_ ("Lists what check-paper looks for, and what should stop a paper."), NULL },
  { NULL },
};
