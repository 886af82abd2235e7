/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of the domains' models, which the window and the command line share. */
#pragma once

/* Registers the kinds, files, references and samples of every domain. Call it before an office file
 * is opened; again is harmless. */
void opcc_domain_table_register (void);
