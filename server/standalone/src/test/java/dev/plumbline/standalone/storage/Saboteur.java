package dev.plumbline.standalone.storage;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Does something once, inside the transaction that stores a certain resource; ends with the test. */
@Interceptor
public final class Saboteur implements AutoCloseable {

    private static final int LAST = 1000;

    private final IInterceptorService interceptors;
    private final boolean afterwards;
    private final Predicate<IBaseResource> when;
    private final AtomicReference<Consumer<IBaseResource>> act;

    private Saboteur(
            IInterceptorService interceptors,
            boolean afterwards,
            Predicate<IBaseResource> when,
            Consumer<IBaseResource> act) {
        this.interceptors = interceptors;
        this.afterwards = afterwards;
        this.when = when;
        this.act = new AtomicReference<>(act);
        interceptors.registerInterceptor(this);
    }

    /** Acts before the resource is stored. */
    static Saboteur before(
            IInterceptorService interceptors, Predicate<IBaseResource> when, Consumer<IBaseResource> act) {
        return new Saboteur(interceptors, false, when, act);
    }

    /** Acts when the resource is stored and every other interceptor has seen it. */
    static Saboteur after(
            IInterceptorService interceptors, Predicate<IBaseResource> when, Consumer<IBaseResource> act) {
        return new Saboteur(interceptors, true, when, act);
    }

    boolean hasActed() {
        return act.get() == null;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void create(IBaseResource resource) {
        meet(resource, false);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void update(IBaseResource before, IBaseResource after) {
        meet(after, false);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = LAST)
    public void created(IBaseResource resource) {
        meet(resource, true);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = LAST)
    public void updated(IBaseResource before, IBaseResource after) {
        meet(after, true);
    }

    private void meet(IBaseResource resource, boolean stored) {
        if (stored == afterwards && when.test(resource)) {
            var once = act.getAndSet(null);
            if (once != null) {
                once.accept(resource);
            }
        }
    }

    @Override
    public void close() {
        interceptors.unregisterInterceptor(this);
    }
}
