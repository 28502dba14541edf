-- The policies of the tables hold for whoever reads them by the view, not for its owner.
alter view response_content set (security_invoker = true);
