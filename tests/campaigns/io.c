/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets each call to the disk fail. */
#include "fault-vfs.h"
#include "faults.h"
#include "opcc-domain-table.h"

static Campaign *campaign;

static void
arm (guint sort, guint nth, gboolean for_ever)
{
  fault_vfs_arm ((Fault) sort, nth, for_ever);
}

static void
test_io (void)
{
  static const FaultSource disk = { fault_names, N_FAULTS, arm, fault_vfs_disarm, FALSE };

  Offices *offices = offices_new (campaign);

  fault_vfs_install ();
  faults_try_all (campaign, offices, &disk, "a call to the disk");
  offices_free (offices);
}

int
main (int argc, char *argv[])
{
  int status;

  campaign = campaign_new ("io", 22, &argc, &argv);
  g_test_init (&argc, &argv, NULL);
  opcc_domain_table_register ();
  g_test_add_func ("/campaign/io", test_io);
  status = g_test_run ();
  campaign_free (campaign);
  return status;
}
