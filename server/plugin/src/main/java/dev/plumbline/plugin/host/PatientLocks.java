package dev.plumbline.plugin.host;

import java.util.Collection;

/** Lets one transaction at a time work on a patient's record, over all nodes of one database. */
public interface PatientLocks {

    /**
     * Waits for the locks and holds them until the running transaction has ended. To be called before anything of ours
     * is read in that transaction: a row that was read earlier stays as it was.
     *
     * @throws org.springframework.dao.PessimisticLockingFailureException if it takes too long
     */
    void acquire(Collection<String> subjects);
}
